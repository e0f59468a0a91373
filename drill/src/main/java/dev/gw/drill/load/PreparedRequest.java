package dev.gw.drill.load;

import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Request;
import dev.gw.drill.scenario.Talk;
import dev.gw.drill.scenario.Template;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request of a load with all that is the same every time worked out before. One without values of its own is written
 * once for each who asks, and then only copied. Belongs to an event loop.
 */
final class PreparedRequest {
    private final Load load;
    private final Request request;
    private final String host;
    private final boolean tls;
    private final boolean fixed;
    private final boolean reads;
    private final Map<Badge, Written> written = new HashMap<>();
    private final RequestTally tally;
    private final List<PreparedMessage> messages;

    /** The octets for one who asks, as long as what he shows stays the same. */
    private static final class Written {
        private final int version;
        private byte @Nullable [] octets;
        private @Nullable Http2Request http2;

        Written(int version) {
            this.version = version;
        }
    }

    PreparedRequest(Load load, Request request, Where where, RequestTally tally) {
        this.load = load;
        this.request = request;
        this.host = where.host();
        this.tls = where.tls() != null;
        this.tally = tally;
        this.reads = request.readsAnswers();
        this.messages = messages(request, tally);
        this.fixed = request.talk() == null
                && request.target().isFixed()
                && (request.host() == null || request.host().isFixed())
                && (request.body() == null || request.body().isFixed())
                && request.headers().values().stream().allMatch(Template::isFixed);
    }

    /** What is counted of the messages over its WebSocket is counted beside it. */
    private static List<PreparedMessage> messages(Request request, RequestTally tally) {
        Talk talk = request.talk();
        return talk == null
                ? List.of()
                : talk.messages().stream()
                        .map(message -> new PreparedMessage(message, tally.beside(message)))
                        .toList();
    }

    Load load() {
        return load;
    }

    /** What is said over its WebSocket; nothing where it opens none. */
    List<PreparedMessage> messages() {
        return messages;
    }

    /** What is counted of it, and of the messages over its WebSocket. */
    List<RequestTally> tallies() {
        return Stream.concat(Stream.of(tally), messages.stream().map(PreparedMessage::tally))
                .toList();
    }

    Request request() {
        return request;
    }

    RequestTally tally() {
        return tally;
    }

    boolean readsAnswers() {
        return reads;
    }

    /** Whether answers are still to be asked which limit there is. */
    boolean wantsLimit() {
        return true;
    }

    boolean isHead() {
        return request.method().equals("HEAD");
    }

    /** Whether sending it twice does the same as sending it once (RFC 9110, 9.2.2). */
    boolean isSafe() {
        return request.talk() == null && isSafe(request.method());
    }

    private static boolean isSafe(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "PUT", "DELETE" -> true;
            default -> false;
        };
    }

    /** How long an answer is waited for, in nanoseconds. */
    long timeout() {
        return request.timeout().toNanos();
    }

    /**
     * What goes over a connection of HTTP/1.1.
     *
     * @param handshake asks for a WebSocket; null where it is for none
     */
    ByteBuf octets(Iteration iteration, @Nullable Handshake handshake, ByteBufAllocator allocator) {
        byte[] octets;
        if (fixed) {
            Written known = written(iteration.badge());
            octets = known.octets;
            if (octets == null) {
                octets = write(iteration, null);
                known.octets = octets;
            }
        } else {
            octets = write(iteration, handshake);
        }
        return allocator.directBuffer(octets.length).writeBytes(octets);
    }

    /** What goes over a connection of HTTP/2. */
    Http2Request http2(Iteration iteration) {
        if (!fixed) {
            return writeHttp2(iteration);
        }
        Written known = written(iteration.badge());
        Http2Request request = known.http2;
        if (request == null) {
            request = writeHttp2(iteration);
            known.http2 = request;
        }
        return request;
    }

    private Written written(Badge badge) {
        Written known = written.get(badge);
        if (known == null || known.version != badge.version()) {
            known = new Written(badge.version());
            written.put(badge, known);
        }
        return known;
    }

    private byte[] write(Iteration iteration, @Nullable Handshake handshake) {
        StringBuilder head = new StringBuilder(256);
        head.append(request.method())
                .append(' ')
                .append(target(iteration))
                .append(" HTTP/1.1\r\nHost: ")
                .append(host(iteration))
                .append("\r\n");
        fields(head, iteration);
        if (handshake != null) {
            head.append(handshake.fields());
        }
        byte[] body = body(iteration);
        if (body != null) {
            field(head, "Content-Length", Integer.toString(body.length));
        }
        head.append("\r\n");
        byte[] octets = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        if (body == null) {
            return octets;
        }
        byte[] all = Arrays.copyOf(octets, octets.length + body.length);
        System.arraycopy(body, 0, all, octets.length, body.length);
        return all;
    }

    private Http2Request writeHttp2(Iteration iteration) {
        StringBuilder fields = new StringBuilder(256);
        fields(fields, iteration);
        return Http2Request.of(
                request.method(), tls, host(iteration), target(iteration), fields.toString(), body(iteration));
    }

    private String target(Iteration iteration) {
        return target(request.target().render(iteration::value));
    }

    private String host(Iteration iteration) {
        String own = request.host() == null ? null : request.host().render(iteration::value);
        return own == null ? host : line(own);
    }

    private void fields(StringBuilder out, Iteration iteration) {
        request.headers().forEach((name, value) -> field(out, name, value.render(iteration::value)));
        out.append(iteration.badge().fields());
    }

    private byte @Nullable [] body(Iteration iteration) {
        Template body = request.body();
        if (body == null) {
            return null;
        }
        String text = body.render(iteration::value);
        return request.call() == null
                ? text.getBytes(StandardCharsets.UTF_8)
                : request.call().frame(text);
    }

    static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(line(value)).append("\r\n");
    }

    /** A value may come from data or an answer: it must not end the line. */
    private static String line(String value) {
        return value.indexOf('\r') < 0 && value.indexOf('\n') < 0 && value.indexOf('\0') < 0
                ? value
                : value.replaceAll("[\r\n\0]", " ");
    }

    /** A target as it may stand in a request line. */
    private static String target(String text) {
        if (!text.startsWith("/")) {
            return target("/" + text);
        }
        boolean plain = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (plain) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7f) {
                out.append((char) octet);
            } else {
                out.append('%');
                out.append(Character.toUpperCase(Character.forDigit(octet >> 4 & 15, 16)));
                out.append(Character.toUpperCase(Character.forDigit(octet & 15, 16)));
            }
        }
        return out.toString();
    }
}
