package dev.gw.runtime.lua;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.error.ErrorFormat;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.OneValue;
import dev.gw.runtime.exchange.OwnFields;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.Session;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer. */
final class ResponsePrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        whole(book);
        fields(book);
        book.put("res.status", (worker, mail) -> {
            Response response = worker.exchange().response();
            Session session = worker.exchange().session();
            mail.reply(response != null ? response.status() : session != null ? session.status() : 0);
        });
        book.put("res.set_status", (worker, mail) -> {
            worker.request().response().status((int) mail.integer());
            mail.replyNil();
        });
        book.put("res.source", (worker, mail) -> {
            Response response = worker.exchange().response();
            mail.reply(response == null ? null : response.source().name().toLowerCase(Locale.ROOT));
        });
        book.put(
                "res.upstream_status",
                (worker, mail) -> mail.reply(worker.exchange().upstreamStatus()));
        book.put("respond", (worker, mail) -> {
            int status = (int) mail.integer();
            respond(worker.exchange(), status, mail.text(), mail.octetsOrNull());
            mail.replyNil();
        });
        book.put("error.body", (worker, mail) -> {
            ErrorFormat format = ErrorFormat.accepted(worker.request().headers().get("Accept"));
            String message = mail.text();
            String type = mail.textOrNull();
            ErrorFormat asked = type == null ? format : ErrorFormat.accepted(type);
            String body = asked.body(message, worker.exchange().id());
            mail.reply(Arrays.asList(type == null ? format.contentType() : type, body));
        });
        book.put("res.replace", (worker, mail) -> {
            Response old = worker.request().response();
            byte[] body = mail.octets();
            worker.exchange().respond(old.replacedBy(body));
            mail.replyNil();
        });
    }

    /** The fields of the answer. */
    private static void fields(Map<String, Primitive> book) {
        book.put(
                "res.header",
                (worker, mail) ->
                        mail.reply(RequestPrimitives.header(worker.request().answerHeaders(), mail.text())));
        book.put(
                "res.headers",
                (worker, mail) ->
                        mail.reply(RequestPrimitives.all(worker.request().answerHeaders())));
        book.put("res.set_header", (worker, mail) -> {
            String name = OwnFields.name(mail.text());
            RequestPrimitives.set(
                    worker.request().answerHeaders(), name, mail.textOrNull(), OneValue.isOfAnswers(name));
            mail.replyNil();
        });
        book.put("res.add_header", (worker, mail) -> {
            Headers headers = worker.request().answerHeaders();
            String name = OwnFields.name(mail.text());
            for (String value : mail.text().split("\0", -1)) {
                OneValue.addToAnswer(headers, name, OwnFields.value(value));
            }
            mail.replyNil();
        });
    }

    /** The upstream's answer as a whole. */
    private static void whole(Map<String, Primitive> book) {
        book.put("up.buffer", (worker, mail) -> {
            worker.exchange().buffer();
            mail.replyNil();
        });
        book.put("up.buffered", (worker, mail) -> mail.reply(worker.exchange().isBuffered()));
        book.put("up.body", (worker, mail) -> {
            byte[] body = worker.exchange().upstreamBody();
            mail.reply(body == null ? new byte[0] : body);
        });
    }

    /** Answers; a status that announces an error and has no body of its own gets the usual page. */
    private static void respond(Exchange exchange, int status, String fields, byte @Nullable [] body) {
        Headers headers = new Headers();
        String[] parts = fields.isEmpty() ? new String[0] : fields.split("\0", -1);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            OneValue.addToAnswer(headers, OwnFields.name(parts[i]), OwnFields.value(parts[i + 1]));
        }
        exchange.respond(
                body == null
                        ? ErrorAnswers.withoutBody(exchange, status, headers)
                        : Response.exit(status, headers, body));
    }
}
