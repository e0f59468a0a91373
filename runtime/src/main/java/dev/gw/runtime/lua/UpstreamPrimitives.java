package dev.gw.runtime.lua;

import dev.gw.model.EntityKind;
import dev.gw.runtime.exchange.Detour;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.TlsWish;
import dev.gw.runtime.exchange.UpstreamRequest;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
        book.put("up.set_scheme", detour((detour, text) -> detour.over(text.equals("https"))));
        book.put("up.set_target", (worker, mail) -> {
            Exchange exchange = worker.exchange();
            exchange.detour(exchange.detour().to(Octets.text(mail.text()), (int) mail.integer()));
            mail.replyNil();
        });
        book.put("up.set_upstream", (worker, mail) -> {
            String name = Octets.text(mail.text());
            boolean known = worker.plugin().context().bundle().all(EntityKind.UPSTREAMS).stream()
                    .anyMatch(upstream -> name.equals(upstream.name()));
            if (known) {
                worker.exchange().detour(worker.exchange().detour().to(name, 80));
            }
            mail.reply(known);
        });
        book.put("up.set_retries", detour((detour, text) -> detour.trying(Integer.parseInt(text))));
        book.put("up.set_timeouts", detour((detour, text) -> {
            String[] times = text.split(" ", 3);
            return detour.within(Integer.parseInt(times[0]), Integer.parseInt(times[1]), Integer.parseInt(times[2]));
        }));
        book.put("up.tls", (worker, mail) -> {
            Exchange exchange = worker.exchange();
            Detour detour = exchange.detour();
            exchange.detour(detour.secured(wished(detour.security(), mail.text(), mail.text(), mail.text())));
            mail.replyNil();
        });
        book.put("req.set_body", (worker, mail) -> {
            byte[] body = mail.octets();
            worker.exchange().replaceBody(body);
            worker.request().headers().remove("Transfer-Encoding");
            worker.request().headers().set("Content-Length", Integer.toString(body.length));
            mail.replyNil();
        });
    }

    private static TlsWish wished(TlsWish before, String what, String value, String more) {
        return switch (what) {
            case "verify" -> before.verifying(value.equals("true"));
            case "depth" -> before.upTo(Integer.parseInt(value));
            case "trusted" -> before.trusting(List.of(value));
            default -> before.showing(value, more);
        };
    }

    private static UpstreamRequest upstream(LuaWorker worker) {
        if (!worker.exchange().isRouted()) {
            throw new LuaProblem("no route was found yet");
        }
        return worker.exchange().upstream();
    }

    private static Primitive detour(BiFunction<Detour, String, Detour> change) {
        return (worker, mail) -> {
            Exchange exchange = worker.exchange();
            exchange.detour(change.apply(exchange.detour(), mail.text()));
            mail.replyNil();
        };
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
