package dev.gw.runtime.trace;

import dev.gw.runtime.exchange.Headers;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the headers of a trace in one of the formats; what is malformed counts as not sent. */
final class Extraction {
    private static final Pattern W3C = Pattern.compile("00-(\\p{XDigit}{32})-(\\p{XDigit}{16})-(\\p{XDigit}{2})");
    private static final Pattern JAEGER =
            Pattern.compile("(\\p{XDigit}{1,32}):(\\p{XDigit}{1,16}):(\\p{XDigit}+):(\\p{XDigit}{1,2})");
    private static final Pattern GCP = Pattern.compile("([0-9a-f]{32})/(\\d{1,20})(?:;o=(\\d))?");
    private static final Pattern AWS_ROOT = Pattern.compile("1-(\\p{XDigit}{8})-(\\p{XDigit}{24})");
    private static final Pattern DECIMAL = Pattern.compile("\\s*(\\d{1,40})\\s*");

    private final Headers headers;

    private Extraction(Headers headers) {
        this.headers = headers;
    }

    /** The context in that format; null where the request has none. */
    static @Nullable TraceContext of(String format, Headers headers) {
        Extraction extraction = new Extraction(headers);
        return switch (format) {
            case "w3c" -> extraction.w3c();
            case "b3" -> B3Headers.read(headers);
            case "jaeger" -> extraction.jaeger();
            case "ot" -> extraction.ot();
            case "datadog" -> extraction.datadog();
            case "aws" -> extraction.aws();
            default -> extraction.gcp();
        };
    }

    private @Nullable String one(String name) {
        List<String> values = headers.all(name);
        return values.size() == 1 ? values.get(0) : null;
    }

    private static boolean isZero(String hex) {
        return hex.chars().allMatch(c -> c == '0');
    }

    private @Nullable TraceContext w3c() {
        String header = one("traceparent");
        Matcher parts = header == null ? null : W3C.matcher(header);
        if (parts == null || !parts.matches() || isZero(parts.group(1)) || isZero(parts.group(2))) {
            return null;
        }
        boolean sampled = Integer.parseInt(parts.group(3), 16) % 2 == 1;
        return TraceContext.of(parts.group(1), parts.group(2), null, sampled);
    }

    private @Nullable TraceContext jaeger() {
        String header = one("uber-trace-id");
        Matcher parts = header == null ? null : JAEGER.matcher(header);
        if (parts == null || !parts.matches() || isZero(parts.group(1)) || isZero(parts.group(2))) {
            return null;
        }
        boolean sampled = Integer.parseInt(parts.group(4), 16) % 2 == 1;
        return TraceContext.of(parts.group(1), parts.group(2), parts.group(3), sampled)
                .shared()
                .withBaggage(baggage("uberctx-"));
    }

    private Map<String, String> baggage(String prefix) {
        Map<String, String> items = new HashMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(prefix)) {
                items.put(lower.substring(prefix.length()), decoded(value));
            }
        });
        return items;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }

    private @Nullable TraceContext ot() {
        String trace = one("ot-tracer-traceid");
        String span = one("ot-tracer-spanid");
        String sampled = one("ot-tracer-sampled");
        if (trace == null && span == null && sampled == null) {
            return null;
        }
        boolean valid = trace != null && B3Headers.isTrace(trace) && (span == null || B3Headers.isSpan(span));
        return TraceContext.of(valid ? trace : null, valid ? span : null, null, B3Headers.flag(sampled))
                .withBaggage(baggage("ot-baggage-"));
    }

    private @Nullable TraceContext datadog() {
        String trace = decimal(one("x-datadog-trace-id"));
        String span = decimal(one("x-datadog-parent-id"));
        String priority = one("x-datadog-sampling-priority");
        boolean any = headers.has("x-datadog-trace-id") || headers.has("x-datadog-parent-id") || priority != null;
        if (!any || priority != null && !List.of("-1", "0", "1", "2").contains(priority)) {
            return null;
        }
        Boolean sampled = priority == null ? null : Boolean.valueOf(priority.equals("1") || priority.equals("2"));
        return TraceContext.of(trace, trace == null ? null : span, null, sampled);
    }

    private static @Nullable String decimal(@Nullable String text) {
        Matcher digits = text == null ? null : DECIMAL.matcher(text);
        if (digits == null || !digits.matches()) {
            return null;
        }
        String hex = new BigInteger(digits.group(1)).toString(16);
        return hex.length() % 2 == 0 ? hex : "0" + hex;
    }

    private @Nullable TraceContext aws() {
        String header = one("x-amzn-trace-id");
        if (header == null) {
            return null;
        }
        String trace = null;
        String span = null;
        Boolean sampled = null;
        for (String part : header.split(";", -1)) {
            int equals = part.indexOf('=');
            String key = (equals < 0 ? part : part.substring(0, equals)).strip();
            String value = equals < 0 ? "" : part.substring(equals + 1).strip();
            Matcher root = AWS_ROOT.matcher(value);
            if (key.equals("Root") && root.matches()) {
                trace = root.group(1) + root.group(2);
            } else if (key.equals("Parent") && value.length() == 16) {
                span = value;
            } else if (key.equals("Sampled") && (value.equals("0") || value.equals("1"))) {
                sampled = value.equals("1");
            } else if (List.of("Root", "Parent", "Sampled").contains(key)) {
                return null;
            }
        }
        return TraceContext.of(trace, span, null, sampled);
    }

    private @Nullable TraceContext gcp() {
        String header = one("x-cloud-trace-context");
        Matcher parts = header == null ? null : GCP.matcher(header);
        return parts == null || !parts.matches()
                ? null
                : TraceContext.of(parts.group(1), decimal(parts.group(2)), null, "1".equals(parts.group(3)));
    }
}
