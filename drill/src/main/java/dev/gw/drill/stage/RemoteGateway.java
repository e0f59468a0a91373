package dev.gw.drill.stage;

import dev.gw.drill.load.HttpSender;
import dev.gw.drill.load.Where;
import dev.gw.drill.load.Witness;
import dev.gw.drill.message.Answer;
import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.StoreState;
import dev.gw.drill.verdict.Target;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.server.Transport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A gateway that runs somewhere, by a clock of its own that has to be waited for. */
public final class RemoteGateway implements Target {
    private static final int CONNECTIONS = 16;

    /** So far behind the start of a window requests begin, because two clocks are never quite the same. */
    private static final long GUARD_MILLIS = 50;

    private final Transport transport = Transport.start(1);
    private final HttpSender sender;
    private final Clock clock;
    private final Where where;
    private long left;

    /**
     * A gateway.
     *
     * @param most the most requests it is sent in all
     */
    public RemoteGateway(Where where, Clock clock, long most) {
        this.clock = clock;
        this.left = most;
        this.where = where;
        this.sender = new HttpSender(transport.loops().next(), transport.clientType(), where, clock, new Witness());
    }

    /** Why it does not answer at all; empty where it does. */
    public String problem() {
        Answer answer = sender.send(Ask.of("GET", where.host(), "/").with("User-Agent", "gw-drill"))
                .join();
        return answer.came() ? "" : answer.problem();
    }

    @Override
    public String url() {
        return where.url();
    }

    @Override
    public List<Answer> send(Ask ask, int times) {
        if (times > left) {
            List<Answer> none = new ArrayList<>();
            none.add(Answer.none(ask, "no more requests may be sent", clock.millis(), clock.millis()));
            return none;
        }
        left -= times;
        return sender.send(ask, times, CONNECTIONS);
    }

    @Override
    public void refresh(Window window) {
        move(window, 0);
    }

    @Override
    public void move(Window window, long offset) {
        long now = clock.millis();
        pass(DrillClock.next(window, now - offset) + offset + GUARD_MILLIS - now);
    }

    @Override
    public void pass(long millis) {
        transport.loops().schedule(() -> {}, millis, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }

    @Override
    public void stores(StoreState state) {
        throw new IllegalStateException("the stores of another gateway are not the drill's");
    }

    @Override
    public boolean holdsTime() {
        return false;
    }

    @Override
    public void close() {
        sender.close();
        transport.close();
    }
}
