package dev.gw.drill.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of HTTP/2, as it comes frame by frame. Belongs to an event loop. */
final class Http2Answer implements Came {
    private static final int LONGEST_KEPT = 1 << 20;
    private static final String LIMIT = "x-ratelimit-limit-";

    private final boolean keeps;
    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder trailers = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private int status;
    private long octets;
    private @Nullable String limitName;
    private long limit;

    Http2Answer(boolean keeps) {
        this.keeps = keeps;
    }

    /** A head, be it interim or final, or what stands behind the body; whether it can be one. */
    boolean head(Http2Headers headers) {
        if (status >= 200) {
            lines(headers, trailers);
            return true;
        }
        status = number(headers.status());
        if (status < 200) {
            return status >= 100;
        }
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            if (limitName == null && startsWith(field.getKey(), LIMIT)) {
                limit(field.getKey().toString(), field.getValue().toString().strip());
            }
        }
        lines(headers, fields);
        return true;
    }

    private void lines(Http2Headers headers, StringBuilder out) {
        if (keeps) {
            headers.forEach(field -> {
                if (field.getKey().charAt(0) != ':') {
                    out.append(field.getKey())
                            .append(": ")
                            .append(field.getValue())
                            .append('\n');
                }
            });
        }
    }

    private static int number(@Nullable CharSequence text) {
        if (text == null || text.length() != 3) {
            return 0;
        }
        int number = 0;
        for (int i = 0; i < 3; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static boolean startsWith(CharSequence name, String start) {
        if (name.length() < start.length() || name.charAt(0) != 'x') {
            return false;
        }
        for (int i = 1; i < start.length(); i++) {
            if (name.charAt(i) != start.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void limit(String name, String number) {
        if (!number.isEmpty() && number.length() < 15 && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            limit = Long.parseLong(number);
            limitName = name.substring(LIMIT.length()).toLowerCase(Locale.ROOT);
        }
    }

    void data(ByteBuf data) {
        if (keeps && body.length() < LONGEST_KEPT) {
            body.append(data.toString(StandardCharsets.ISO_8859_1));
        }
        octets += data.readableBytes();
    }

    /** Whether the head of the answer itself has come. */
    boolean hasHead() {
        return status >= 200;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String fields() {
        return fields.toString();
    }

    @Override
    public String trailers() {
        return trailers.toString();
    }

    @Override
    public @Nullable String limitName() {
        return limitName;
    }

    @Override
    public long limit() {
        return limit;
    }

    @Override
    public String body() {
        return body.toString();
    }

    @Override
    public long octets() {
        return octets;
    }
}
