package dev.gw.drill.load;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.ResponseHead;
import dev.gw.runtime.http.UpstreamListener;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts an answer together as it comes. Belongs to an event loop. */
abstract class AnswerCollector implements UpstreamListener {
    private static final int LONGEST_BODY = 1 << 20;

    private final StringBuilder body = new StringBuilder();
    private @Nullable ResponseHead head;

    /** The answer is complete. */
    abstract void complete();

    /** There won't be an answer. */
    abstract void fail(String problem);

    final int status() {
        return head == null ? 0 : head.status();
    }

    final Headers headers() {
        return head == null ? new Headers() : head.headers();
    }

    final String body() {
        return body.toString();
    }

    @Override
    public final void head(ResponseHead came) {
        head = came;
    }

    @Override
    public final void data(ByteBuf data) {
        if (body.length() < LONGEST_BODY) {
            body.append(data.toString(StandardCharsets.ISO_8859_1));
        }
        data.release();
    }

    @Override
    public final void answered() {
        complete();
    }

    @Override
    public final void writabilityChanged() {}

    @Override
    public final void broken(boolean malformed, boolean headSeen) {
        fail(malformed ? "the answer was no HTTP" : headSeen ? "the answer broke off" : "the connection was closed");
    }
}
