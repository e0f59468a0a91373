package dev.gw.runtime.dashboard;

import dev.gw.emit.JsonWriter;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.http.RequestHead;
import java.util.List;

/** Answers below {@code /gw}: the page, and the JSON that it asks for. Other pages can't read them. Thread-safe. */
public final class Dashboard {
    private final Gateway gateway;
    private final RecentTraffic traffic;
    private final Page page;

    /**
     * An answer.
     *
     * @param headers all its fields
     */
    public record Answer(int status, Headers headers, String body) {}

    /** The dashboard of a gateway. */
    public Dashboard(Gateway gateway, RecentTraffic traffic) {
        this.gateway = gateway;
        this.traffic = traffic;
        this.page = Page.read();
    }

    /** Whether a path is one of the dashboard. */
    public static boolean isBelow(String path) {
        return path.equals("/gw") || path.startsWith("/gw/");
    }

    /** Answers a request whose path is below {@code /gw}. */
    public Answer answer(RequestHead head) {
        if (!SameOrigin.isTrusted(head.host(), head.headers())) {
            return json(
                    403, "{\"message\":\"the dashboard is for pages of its own: open it by localhost or an address\"}");
        }
        if (!head.method().equals("GET") && !head.method().equals("HEAD")) {
            Answer answer = json(405, "{\"message\":\"Method not allowed\"}");
            answer.headers().add("Allow", "GET, HEAD");
            return answer;
        }
        int mark = head.target().indexOf('?');
        QueryArgs query = QueryArgs.parse(mark < 0 ? null : head.target().substring(mark + 1));
        return switch (mark < 0 ? head.target() : head.target().substring(0, mark)) {
            case "/gw" -> new Answer(308, guarded("text/plain").add("Location", "/gw/"), "");
            case "/gw/" ->
                new Answer(
                        200,
                        guarded("text/html; charset=utf-8").add("Content-Security-Policy", page.policy()),
                        page.html());
            case "/gw/state" ->
                json(200, JsonWriter.compact(new ServedState(gateway.serving()).show(first(query, "q"))));
            case "/gw/live" -> json(200, JsonWriter.compact(traffic.since(number(first(query, "after")))));
            default -> json(404, "{\"message\":\"Not found\"}");
        };
    }

    private static String first(QueryArgs query, String name) {
        List<String> values = query.values(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static Answer json(int status, String body) {
        return new Answer(status, guarded("application/json; charset=utf-8"), body);
    }

    private static Headers guarded(String type) {
        return new Headers()
                .add("Content-Type", type)
                .add("Cache-Control", "no-store")
                .add("X-Content-Type-Options", "nosniff")
                .add("Cross-Origin-Resource-Policy", "same-origin")
                .add("Cross-Origin-Opener-Policy", "same-origin")
                .add("Referrer-Policy", "no-referrer");
    }
}
