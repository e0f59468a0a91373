package dev.gw.drill.replay;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Recordings that are JSON: HAR, the lines of Kong's logs, vegeta's targets. */
final class JsonRecordings {
    private JsonRecordings() {}

    /** A HAR's entries. */
    static Recording har(MapNode root) {
        List<Recorded> requests = new ArrayList<>();
        int skipped = 0;
        int first = 0;
        int number = 0;
        MapNode log = Objects.requireNonNullElse(root.map("log"), MapNode.empty());
        for (Node node : log.list("entries")) {
            number++;
            Recorded one = node instanceof MapNode entry ? entry(entry) : null;
            if (one == null) {
                skipped++;
                first = first == 0 ? number : first;
            } else {
                requests.add(one);
            }
        }
        return Recording.of("HAR", requests, skipped, first);
    }

    private static @Nullable Recorded entry(MapNode entry) {
        MapNode request = entry.map("request");
        if (request == null || request.string("method") == null || request.string("url") == null) {
            return null;
        }
        List<Field> headers = new ArrayList<>();
        for (Node node : request.list("headers")) {
            if (node instanceof MapNode field && field.string("name") != null) {
                headers.add(Field.of(String.valueOf(field.string("name")), text(field.get("value"))));
            }
        }
        MapNode post = request.map("postData");
        String body = post == null ? null : post.string("text");
        Ask ask = Asks.of(text(request.get("method")), text(request.get("url")), headers, body);
        MapNode response = entry.map("response");
        int status = response == null ? 0 : (int) number(response.get("status"));
        return ask == null ? null : new Recorded(time(text(entry.get("startedDateTime"))), ask, status);
    }

    /** A line of Kong's file-log, http-log or tcp-log; null where it is none. */
    static @Nullable Recorded kong(MapNode line) {
        MapNode request = line.map("request");
        if (request == null || request.string("method") == null) {
            return null;
        }
        String url = request.string("url");
        String uri = request.string("uri");
        List<Field> headers = fields(request.map("headers"));
        String whole = uri == null ? text(request.get("url")) : uri;
        Ask ask = Asks.of(text(request.get("method")), whole, headers, null);
        if (ask != null && url != null && url.contains("://") && ask.host().equals("localhost")) {
            Ask named = Asks.of("GET", url, List.of(), null);
            ask = named == null ? ask : ask.withHost(named.host());
        }
        MapNode response = line.map("response");
        int status = response == null ? 0 : (int) number(response.get("status"));
        return ask == null ? null : new Recorded((long) number(line.get("started_at")), ask, status);
    }

    /** A target of vegeta in JSON; null where it is none. */
    static @Nullable Recorded vegeta(MapNode line) {
        if (line.string("method") == null || line.string("url") == null) {
            return null;
        }
        String base64 = line.string("body");
        String body = base64 == null ? null : decoded(base64);
        Ask ask = Asks.of(text(line.get("method")), text(line.get("url")), fields(line.map("header")), body);
        return ask == null ? null : new Recorded(0, ask, 0);
    }

    private static @Nullable String decoded(String base64) {
        try {
            return new String(java.util.Base64.getDecoder().decode(base64), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static List<Field> fields(@Nullable MapNode headers) {
        List<Field> fields = new ArrayList<>();
        if (headers != null) {
            for (MapNode.Entry entry : headers.entries()) {
                List<Node> values = entry.value() instanceof ListNode list ? list.items() : List.of(entry.value());
                values.forEach(value -> fields.add(Field.of(entry.name(), text(value))));
            }
        }
        return fields;
    }

    private static String text(@Nullable Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    private static double number(@Nullable Node node) {
        return node instanceof Scalar scalar && scalar.isNumber() ? scalar.number() : 0;
    }

    private static long time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeParseException unknown) {
            return 0;
        }
    }
}
