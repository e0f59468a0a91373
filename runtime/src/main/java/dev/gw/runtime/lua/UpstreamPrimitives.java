package dev.gw.runtime.lua;

import dev.gw.runtime.exchange.UpstreamRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request that goes upstream. */
final class UpstreamPrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put(
                "up.path",
                (worker, mail) -> mail.reply(Octets.of(upstream(worker).path())));
        book.put("up.set_path", set((upstream, text) -> upstream.path(Octets.text(String.valueOf(text)))));
        book.put("up.set_query", set(UpstreamRequest::query));
        book.put("up.set_method", set((upstream, text) -> upstream.method(String.valueOf(text))));
        book.put("up.host", (worker, mail) -> mail.reply(upstream(worker).hostHeader()));
        book.put("up.set_host", set(UpstreamRequest::hostHeader));
        book.put("up.set_scheme", (worker, mail) -> {
            throw new LuaProblem("kong.service.request.set_scheme is not there in gw");
        });
        book.put("up.set_target", (worker, mail) -> {
            throw new LuaProblem("kong.service.set_target is not there in gw");
        });
        book.put("up.set_upstream", (worker, mail) -> {
            throw new LuaProblem("kong.service.set_upstream is not there in gw");
        });
        book.put("up.set_limits", (worker, mail) -> {
            throw new LuaProblem("kong.service.set_timeouts is not there in gw");
        });
        book.put("req.set_body", (worker, mail) -> {
            byte[] body = mail.octets();
            worker.exchange().replaceBody(body);
            worker.request().headers().remove("Transfer-Encoding");
            worker.request().headers().set("Content-Length", Integer.toString(body.length));
            mail.replyNil();
        });
    }

    private static UpstreamRequest upstream(LuaWorker worker) {
        if (!worker.exchange().isRouted()) {
            throw new LuaProblem("no route was found yet");
        }
        return worker.exchange().upstream();
    }

    /** Sets a text. */
    private interface Setter {
        void set(UpstreamRequest upstream, @Nullable String text);
    }

    private static Primitive set(Setter setter) {
        return (worker, mail) -> {
            setter.set(upstream(worker), mail.textOrNull());
            mail.replyNil();
        };
    }
}
