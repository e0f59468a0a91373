package dev.gw.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a query or of a form body, in order. Names and values are decoded from percent triplets and plus
 * signs; octets that are no UTF-8 become replacement characters. As in Kong, only the first ones count. Immutable.
 */
public final class QueryArgs {
    private static final int MOST = 100;

    private final List<Arg> args;
    private final boolean truncated;

    /**
     * One argument.
     *
     * @param value null where the name stood without an equals sign
     */
    public record Arg(String name, @Nullable String value) {}

    private QueryArgs(List<Arg> args, boolean truncated) {
        this.args = List.copyOf(args);
        this.truncated = truncated;
    }

    /** The arguments of a query, the first hundred; none for null. */
    public static QueryArgs parse(@Nullable String query) {
        return parse(query, MOST);
    }

    /** The arguments of a query, as many as this at most; none for null. */
    public static QueryArgs parse(@Nullable String query, int most) {
        List<Arg> found = new ArrayList<>();
        boolean truncated = false;
        for (String part : query == null ? new String[0] : query.split("&")) {
            int equals = part.indexOf('=');
            String name = decode(equals < 0 ? part : part.substring(0, equals));
            if (!name.isEmpty() && found.size() < most) {
                found.add(new Arg(name, equals < 0 ? null : decode(part.substring(equals + 1))));
            } else {
                truncated |= !name.isEmpty();
            }
        }
        return new QueryArgs(found, truncated);
    }

    /** Whether there were more than were read. */
    public boolean isTruncated() {
        return truncated;
    }

    public List<Arg> all() {
        return args;
    }

    public boolean has(String name) {
        return args.stream().anyMatch(arg -> arg.name().equals(name));
    }

    /** The values under a name, in order; an argument without an equals sign has none. */
    public List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (Arg arg : args) {
            if (arg.name().equals(name) && arg.value() != null) {
                values.add(arg.value());
            }
        }
        return values;
    }

    /** A copy without the arguments of a name. */
    public QueryArgs without(String name) {
        return new QueryArgs(
                args.stream().filter(arg -> !arg.name().equals(name)).toList(), truncated);
    }

    /** As a query again; null where no argument is left. */
    public @Nullable String encode() {
        return args.isEmpty() ? null : encode(args);
    }

    /** As a query again, sorted by what stands for each name, as Kong writes those that it changed; null where it is empty. */
    public @Nullable String encodeSorted() {
        List<String> parts = args.stream()
                .map(Arg::name)
                .distinct()
                .map(this::encode)
                .sorted()
                .toList();
        return parts.isEmpty() ? null : String.join("&", parts);
    }

    /** The arguments of a name as a query. */
    public String encode(String name) {
        return encode(args.stream().filter(arg -> arg.name().equals(name)).toList());
    }

    private static String encode(List<Arg> args) {
        StringBuilder out = new StringBuilder();
        for (Arg arg : args) {
            out.append(out.isEmpty() ? "" : "&");
            encode(out, arg.name());
            if (arg.value() != null) {
                encode(out.append('='), arg.value());
            }
        }
        return out.toString();
    }

    /** One argument as a query has it. */
    public static String encoded(String name, @Nullable String value) {
        StringBuilder out = new StringBuilder();
        encode(out, name);
        if (value != null) {
            encode(out.append('='), value);
        }
        return out.toString();
    }

    private static void encode(StringBuilder out, String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.~!*'()".indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                HexText.percent(out, c);
            }
        }
    }

    private static String decode(String text) {
        byte[] octets = HexText.decoded(text).getBytes(StandardCharsets.ISO_8859_1);
        return new String(octets, StandardCharsets.UTF_8);
    }
}
