package dev.gw.runtime.lua;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Forwarded;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.OneValue;
import dev.gw.runtime.exchange.OwnFields;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.exchange.Traffic;
import dev.gw.runtime.plugin.SeenBody;
import dev.gw.runtime.plugin.auth.SentHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request: what the client sent, as far as plugins left it so. */
final class RequestPrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        body(book);
        book.put("req.info", (worker, mail) -> mail.reply(info(worker.exchange())));
        book.put(
                "req.header",
                (worker, mail) -> mail.reply(header(worker.request().headers(), mail.text())));
        book.put(
                "req.headers", (worker, mail) -> mail.reply(all(worker.request().headers())));
        book.put("req.set_header", (worker, mail) -> {
            String name = OwnFields.inRequest(mail.text());
            set(worker.request().headers(), name, mail.textOrNull(), OneValue.isOfRequests(name));
            mail.replyNil();
        });
        book.put("req.stripped_prefix", (worker, mail) -> {
            String prefix = worker.exchange().strippedPrefix();
            mail.reply(prefix == null ? null : Octets.of(prefix));
        });
        book.put("req.method", (worker, mail) -> {
            Exchange exchange = worker.exchange();
            mail.reply(
                    exchange.isRouted()
                            ? exchange.upstream().method()
                            : exchange.request().method());
        });
        book.put("req.query", (worker, mail) -> {
            Exchange exchange = worker.exchange();
            mail.reply(
                    exchange.isRouted()
                            ? exchange.upstream().query()
                            : exchange.request().query());
        });
        book.put("req.forwarded", (worker, mail) -> {
            Forwarded forwarded = worker.exchange().forwarded();
            mail.reply(Arrays.asList(forwarded.proto(), forwarded.host(), forwarded.port(), forwarded.path()));
        });
        book.put("req.traffic", (worker, mail) -> {
            Traffic traffic = worker.exchange().traffic();
            mail.reply(Arrays.asList(
                    Long.toString(traffic.received()),
                    Long.toString(traffic.sent()),
                    Long.toString(traffic.bodyLength())));
        });
        book.put(
                "req.captures",
                (worker, mail) -> mail.reply(captures(worker.exchange().match())));
        book.put(
                "ip.trusted",
                (worker, mail) ->
                        mail.reply(worker.exchange().settings().trusted().trusts(mail.text())));
    }

    /** What doesn't change: see "info" in request.lua. */
    private static void body(Map<String, Primitive> book) {
        book.put("req.body", (worker, mail) -> {
            Exchange exchange = worker.exchange();
            worker.await(exchange.body(), (reply, whole) -> {
                byte[] seen = SeenBody.of(exchange, whole);
                if (seen == null) {
                    reply.replyNil();
                } else {
                    reply.reply(seen);
                }
            });
        });
        book.put(
                "req.whole_body",
                (worker, mail) -> worker.await(worker.exchange().body(), Mail::reply));
    }

    private static List<@Nullable String> info(Exchange exchange) {
        Request request = exchange.request();
        Request.Connection connection = request.connection();
        return Arrays.asList(
                request.target(),
                request.scheme(),
                request.host(),
                Integer.toString(connection.localPort()),
                request.version().protocol(),
                connection.peer(),
                Integer.toString(connection.peerPort()),
                connection.hop(),
                exchange.id(),
                Long.toString(exchange.timings().startedAtMillis()),
                connection.local(),
                Integer.toString(exchange.settings().shownPort(connection.localPort())),
                Long.toString(connection.id()),
                Integer.toString(connection.requests()),
                connection.sni(),
                request.path() == null ? null : Octets.of(request.path()),
                request.method(),
                request.rawHost());
    }

    /** The first value under a name; a name with underscores finds that with hyphens too. */
    static @Nullable String header(Headers headers, String name) {
        return SentHeaders.first(headers, name);
    }

    static List<@Nullable String> all(Headers headers) {
        List<@Nullable String> texts = new ArrayList<>(headers.size() * 2);
        headers.forEach((name, value) -> {
            texts.add(name);
            texts.add(value);
        });
        return texts;
    }

    /**
     * Sets a field to values between NULs; removes it for null.
     *
     * @param one whether only the last value stays
     */
    static void set(Headers headers, String name, @Nullable String values, boolean one) {
        if (values == null) {
            headers.remove(name);
            return;
        }
        String clean = OwnFields.value(one ? values.substring(values.lastIndexOf('\0') + 1) : values);
        int end = clean.indexOf('\0');
        headers.set(name, end < 0 ? clean : clean.substring(0, end));
        while (end >= 0) {
            int next = clean.indexOf('\0', end + 1);
            headers.add(name, clean.substring(end + 1, next < 0 ? clean.length() : next));
            end = next;
        }
    }

    private static List<@Nullable String> captures(@Nullable RouteMatch match) {
        List<@Nullable String> texts = new ArrayList<>();
        if (match != null) {
            texts.add(Integer.toString(match.numbered().size()));
            match.numbered().forEach(text -> texts.add(text == null ? null : Octets.of(text)));
            match.named().forEach((name, text) -> {
                texts.add(Octets.of(name));
                texts.add(Octets.of(text));
            });
        }
        return texts;
    }
}
