package dev.gw.runtime.lua;

import dev.gw.runtime.http.HttpDate;
import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Time, and waiting for it. */
final class TimePrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put(
                "time.now",
                (worker, mail) -> mail.reply(worker.plugin().context().clock().millis() / 1000.0));
        book.put("time.parse", (worker, mail) -> {
            OptionalLong time = HttpDate.parse(mail.text());
            if (time.isPresent()) {
                mail.reply((double) time.getAsLong());
            } else {
                mail.replyNil();
            }
        });
        book.put("time.sleep", (worker, mail) -> {
            CompletableFuture<Boolean> over = new CompletableFuture<>();
            later(worker, mail.real(), () -> over.complete(true));
            worker.await(over, (reply, done) -> reply.replyNil());
        });
        book.put("timer.start", (worker, mail) -> {
            LuaPlugin plugin = worker.plugin();
            int timer = (int) mail.integer();
            later(worker, mail.real(), () -> fire(worker, plugin, timer));
            mail.replyNil();
        });
    }

    private static void fire(LuaWorker worker, LuaPlugin plugin, int timer) {
        try {
            worker.fire(plugin, timer);
        } catch (LuaProblem problem) {
            plugin.log().failed(plugin.code().plugin(), Phase.TIMER, problem);
        }
    }

    private static void later(LuaWorker worker, double seconds, Runnable what) {
        if (!(worker.loop() instanceof EventExecutor executor)) {
            throw new LuaProblem("there are no timers here");
        }
        executor.schedule(what, Math.max(0, (long) (seconds * 1e9)), TimeUnit.NANOSECONDS);
    }
}
