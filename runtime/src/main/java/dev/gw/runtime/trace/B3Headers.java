package dev.gw.runtime.trace;

import dev.gw.runtime.exchange.Headers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a trace's context as Zipkin's clients send it: in the header b3, in several X-B3 headers, or in both. */
final class B3Headers {
    private static final List<String> NAMES = List.of(
            "b3", "tracestate", "x-b3-traceid", "x-b3-spanid", "x-b3-parentspanid", "x-b3-sampled", "x-b3-flags");
    private static final Pattern SINGLE =
            Pattern.compile("(\\p{XDigit}{32}|\\p{XDigit}{16})-(\\p{XDigit}{16})-?([01d]?)-?(\\p{XDigit}{16})?");

    private B3Headers() {}

    /** What the headers say; as in Kong, a tracestate alone counts as headers of this format that say nothing. */
    static @Nullable TraceContext read(Headers headers) {
        if (NAMES.stream().noneMatch(headers::has)) {
            return null;
        }
        TraceContext several = several(headers);
        String single = single(headers);
        if (single == null) {
            return several;
        }
        TraceContext one = ofSingle(single);
        boolean own = one.traceId() != null;
        String trace = own ? one.traceId() : several.traceId();
        return new TraceContext(
                trace,
                own ? one.octets() : several.octets(),
                trace == null || one.spanId() != null ? one.spanId() : several.spanId(),
                trace == null || one.parentId() != null ? one.parentId() : several.parentId(),
                one.sampled() == null ? several.sampled() : one.sampled(),
                one.flags() == null ? several.flags() : one.flags(),
                /* single= */ true,
                /* sharesSpan= */ true,
                several.baggage());
    }

    private static @Nullable String single(Headers headers) {
        String header = headers.get("b3");
        if (header != null) {
            return header;
        }
        for (String state : headers.all("tracestate")) {
            if (state.startsWith("b3=") && state.length() > 3) {
                return state.substring(3);
            }
        }
        return null;
    }

    private static TraceContext ofSingle(String header) {
        if (header.equals("1") || header.equals("d") || header.equals("0")) {
            return TraceContext.of(null, null, null, !header.equals("0"))
                    .withB3(header.equals("d") ? "1" : null, /* asOneHeader= */ true);
        }
        Matcher parts = SINGLE.matcher(header);
        if (!parts.matches()) {
            return TraceContext.NONE;
        }
        String state = parts.group(3);
        Boolean sampled = state.isEmpty() ? null : Boolean.valueOf(!state.equals("0"));
        return TraceContext.of(parts.group(1), parts.group(2), parts.group(4), sampled)
                .withB3(state.equals("d") ? "1" : null, /* asOneHeader= */ true);
    }

    private static TraceContext several(Headers headers) {
        String trace = headers.get("x-b3-traceid");
        String span = headers.get("x-b3-spanid");
        String parent = headers.get("x-b3-parentspanid");
        String flags = headers.get("x-b3-flags");
        boolean valid =
                trace != null && isTrace(trace) && (span == null || isSpan(span)) && (parent == null || isSpan(parent));
        Boolean sampled = "1".equals(flags) ? Boolean.TRUE : flag(headers.get("x-b3-sampled"));
        return TraceContext.of(valid ? trace : null, valid ? span : null, valid ? parent : null, sampled)
                .withB3(flags, /* asOneHeader= */ false);
    }

    static @Nullable Boolean flag(@Nullable String text) {
        if ("1".equals(text) || "true".equals(text)) {
            return Boolean.TRUE;
        }
        return "0".equals(text) || "false".equals(text) ? Boolean.FALSE : null;
    }

    static boolean isTrace(String text) {
        return (text.length() == 16 || text.length() == 32) && isHex(text);
    }

    static boolean isSpan(String text) {
        return text.length() == 16 && isHex(text);
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    }
}
