package dev.gw.runtime.control;

import dev.gw.document.Node;
import dev.gw.emit.JsonWriter;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.observe.Members;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** An answer of the Admin API. */
record AdminAnswer(int status, Headers headers, String body) {
    static AdminAnswer json(int status, Node body) {
        Headers headers = new Headers().add("Content-Type", "application/json; charset=utf-8");
        return new AdminAnswer(status, headers, JsonWriter.compact(body));
    }

    static AdminAnswer ok(Node body) {
        return json(200, body);
    }

    static AdminAnswer message(int status, String text) {
        return json(status, new Members().put("message", text).map());
    }

    static AdminAnswer notFound() {
        return message(404, "Not found");
    }

    static AdminAnswer empty(int status) {
        return new AdminAnswer(status, new Headers(), "");
    }

    /** nginx's own page for a status. */
    static AdminAnswer page(int status) {
        Response page = ErrorAnswers.nginxPage(status);
        byte[] body = Objects.requireNonNull(page.body());
        return new AdminAnswer(status, page.headers(), new String(body, StandardCharsets.UTF_8));
    }

    static AdminAnswer text(String type, String body) {
        return new AdminAnswer(200, new Headers().add("Content-Type", type), body);
    }
}
