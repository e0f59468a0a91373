package dev.gw.runtime.server;

import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.FieldNames;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.http.Tokens;
import dev.gw.runtime.settings.AnswerHeader;
import dev.gw.runtime.settings.GatewaySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The header fields of answers: what of the upstream's is passed on, and what the gateway adds. */
final class Answering {
    private static final String SERVER = "kong/3.9.1";
    private static final String LENGTH = "Content-Length";

    /** How many fields the gateway adds, and perhaps a plugin. */
    private static final int OWN = 6;

    /** What concerns one hop only, and what nginx takes for itself. */
    private static final FieldNames HOP = FieldNames.of(
            "connection",
            "keep-alive",
            "transfer-encoding",
            // what upstreams tell nginx is not for clients
            "x-pad",
            "x-accel-expires",
            "x-accel-redirect",
            "x-accel-limit-rate",
            "x-accel-buffering",
            "x-accel-charset");

    /** Of which nginx passes on the first only. */
    private static final FieldNames ONCE = FieldNames.of(
            "content-type",
            "content-length",
            "date",
            "last-modified",
            "etag",
            "server",
            "location",
            "refresh",
            "expires",
            "accept-ranges",
            "status");

    /** The numbers that most latencies are. */
    private static final String[] SHORT_TIMES =
            IntStream.range(0, 100).mapToObj(Integer::toString).toArray(String[]::new);

    private Answering() {}

    /**
     * An upstream's fields without those of its hop.
     *
     * @param asked the client's, which say whether it takes trailers
     */
    static Headers passedOn(Headers upstream, Headers asked) {
        Headers kept = new Headers(upstream.size() + OWN);
        String hop = upstream.get("Connection");
        for (int i = 0; i < upstream.size(); i++) {
            String name = upstream.name(i);
            if (name.equalsIgnoreCase("upgrade") && !isAsked(asked, upstream.value(i))) {
                continue;
            }
            boolean passes = !HOP.contains(name)
                    && (hop == null || !Tokens.has(hop, name))
                    && !(upstream.value(i).isEmpty() && name.equalsIgnoreCase("content-type"));
            if (passes && !(ONCE.contains(name) && kept.has(name))) {
                kept.add(name, upstream.value(i));
            }
        }
        if (upstream.has("Trailer")) {
            String te = asked.get("TE");
            if (te == null || !Tokens.has(te, "trailers")) {
                kept.remove("Trailer");
            }
        }
        return kept;
    }

    /** Whether the client asked for the one protocol that a connection can be upgraded to. */
    private static boolean isAsked(Headers asked, String protocol) {
        return protocol.equalsIgnoreCase("websocket") && protocol.equalsIgnoreCase(asked.get("Upgrade"));
    }

    /** Adds the gateway's own fields. Plugins have had their turn: what they did to these is overwritten, as in Kong. */
    static void mark(Exchange exchange, Response response, long now) {
        Headers headers = response.headers();
        Timings timings = exchange.timings();
        GatewaySettings settings = exchange.settings();
        boolean proxied = response.source() == Response.Source.SERVICE || timings.isProxied();
        boolean via = settings.answersWith(AnswerHeader.VIA);
        nameServer(headers, proxied, settings.answersWith(AnswerHeader.SERVER), via);
        if (proxied) {
            if (via) {
                addVia(exchange, response);
            }
            latency(
                    settings,
                    headers,
                    "X-Kong-Upstream-Latency",
                    AnswerHeader.UPSTREAM_LATENCY,
                    timings.upstreamMillis());
            latency(settings, headers, "X-Kong-Proxy-Latency", AnswerHeader.PROXY_LATENCY, timings.proxyMillis());
        } else {
            latency(
                    settings,
                    headers,
                    "X-Kong-Response-Latency",
                    AnswerHeader.RESPONSE_LATENCY,
                    timings.millisUntil(now));
        }
        if (settings.answersWith(AnswerHeader.REQUEST_ID)) {
            headers.set("X-Kong-Request-Id", exchange.id());
        }
    }

    private static void nameServer(Headers headers, boolean proxied, boolean named, boolean via) {
        if (!proxied && via && SERVER.equals(headers.get("Via"))) {
            return; // a plugin passes on what its own backend says, and has told of the gateway
        }
        if (named && !(proxied && headers.has("Server"))) {
            headers.set("Server", SERVER);
        } else if (!named && !proxied) {
            headers.remove("Server");
        }
    }

    private static void addVia(Exchange exchange, Response response) {
        Entity service = exchange.service();
        boolean grpc = service != null
                && String.valueOf(service.fields().get("protocol")).startsWith("grpc");
        String way = grpc ? "2 " + SERVER : "1.1 " + SERVER;
        // what plugins made of the upstream's Via doesn't count
        Headers received = response.received();
        if (received != null && received.has("Via")) {
            List<String> ways = new ArrayList<>(received.all("Via"));
            ways.add(way);
            way = String.join(", ", ways);
        }
        response.headers().set("Via", way);
    }

    private static void latency(
            GatewaySettings settings, Headers headers, String name, AnswerHeader header, long millis) {
        if (settings.answersWith(header)) {
            headers.set(
                    name,
                    millis >= 0 && millis < SHORT_TIMES.length ? SHORT_TIMES[(int) millis] : Long.toString(millis));
        }
    }

    /** Names the length of an answer that the gateway made, for plugins to see. */
    static void measure(Response response) {
        byte[] body = response.body();
        if (body != null && response.isMeasured()) {
            response.headers().set(LENGTH, Integer.toString(body.length));
        }
    }

    /**
     * What the client is told of an answer's length, in its fields too: nothing where it isn't known, or where a plugin
     * has taken the field away, as those do that change bodies.
     *
     * @param actual the octets of the body; -1 where that isn't known
     * @return the octets; -1 where the client isn't told
     */
    static long toldLength(Response response, long actual) {
        Headers headers = response.headers();
        String told = headers.get(LENGTH);
        if (told == null || actual < 0) {
            headers.remove(LENGTH);
            return -1;
        }
        if (!says(told, actual)) {
            headers.set(LENGTH, Long.toString(actual));
        }
        return actual;
    }

    /** Whether a text is that of a number, found out without making another one for each answer. */
    private static boolean says(String text, long number) {
        int at = text.length();
        long rest = number;
        do {
            at--;
            if (at < 0 || text.charAt(at) != '0' + rest % 10) {
                return false;
            }
            rest /= 10;
        } while (rest > 0);
        return at == 0;
    }

    /** Takes from an answer without content what nginx takes from it. */
    static void describeNothing(Response response) {
        if (response.status() != 204) {
            return;
        }
        // of an upstream's answer HTTP/1 shows the fields as they came
        if (response.source() != Response.Source.SERVICE) {
            response.headers().remove(LENGTH);
            response.headers().remove("Content-Type");
            response.headers().remove("Last-Modified");
        }
    }

    /** Adds the cookie that ties the client to a target, in the place of the upstream's of the same name. */
    static void tie(Exchange exchange, Response response) {
        String cookie = exchange.stickyCookie();
        if (cookie == null || !exchange.timings().isProxied()) {
            return;
        }
        String start = cookie.substring(0, cookie.indexOf('=') + 1);
        List<String> others = response.headers().all("Set-Cookie");
        response.headers().remove("Set-Cookie");
        for (String other : others) {
            if (!other.startsWith(start)) {
                response.headers().add("Set-Cookie", other);
            }
        }
        response.headers().add("Set-Cookie", cookie);
    }
}
