package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.Span;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Scalars of a source file: by the core schema of YAML 1.2, unless Kong's reader takes the text differently. */
final class SourceScalars {
    private static final String CORE = "tag:yaml.org,2002:";

    private final YamlEvents events;
    private final Diagnostics out;

    SourceScalars(YamlEvents events, Diagnostics out) {
        this.events = events;
        this.out = out;
    }

    Scalar value(ScalarEvent event) {
        return scalar(event, false);
    }

    Scalar key(ScalarEvent event) {
        return scalar(event, true);
    }

    private Scalar scalar(ScalarEvent event, boolean key) {
        Span span = events.span(event);
        String tag = YamlEvents.tag(event);
        if (tag != null) {
            return tagged(event, tag, span);
        }
        return event.getScalarStyle() == ScalarStyle.PLAIN
                ? plain(event.getValue(), span, key, out)
                : Scalar.string(event.getValue(), YamlEvents.style(event.getScalarStyle()), span);
    }

    static Scalar plain(String text, Span span, boolean key, Diagnostics out) {
        if (isText(text)) {
            return Scalar.string(text, span);
        }
        Object value = CoreSchema.value(text);
        Object kong = KongScalars.value(text);
        return same(value, kong) ? Scalars.of(value, text, span) : DialectGap.mended(value, kong, text, span, key, out);
    }

    /** Whether the first character already says that the text can't be anything but a text. */
    static boolean isText(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case '~', '.', '+', '-', '_', 't', 'T', 'f', 'F', 'n', 'N', 'y', 'Y', 'o', 'O' ->
                text.length() > 5 && Character.isLetter(text.charAt(0));
            default -> text.charAt(0) < '0' || text.charAt(0) > '9';
        };
    }

    private static boolean same(@Nullable Object value, @Nullable Object kong) {
        if (value instanceof Number a && kong instanceof Number b) {
            return a.doubleValue() == b.doubleValue() || a.equals(b);
        }
        return value == null ? kong == null : value.equals(kong);
    }

    private Scalar tagged(ScalarEvent event, String tag, Span span) {
        String text = event.getValue();
        if (tag.equals("!") || tag.equals(CORE + "str")) {
            return Scalar.string(text, YamlEvents.style(event.getScalarStyle()), span);
        }
        Object value = CoreSchema.value(text);
        boolean fits = switch (tag) {
            case CORE + "int" -> value instanceof Long;
            case CORE + "float" -> value instanceof Number;
            case CORE + "bool" -> value instanceof Boolean;
            case CORE + "null" -> value == null;
            default -> unsupported(tag, event);
        };
        if (!fits) {
            out.add(Diagnostic.of(Code.GW1016, span, "'" + text + "' does not fit its tag " + shown(tag))
                    .help("write the value without a tag"));
        }
        return Scalars.of(value, text, span);
    }

    /** Reports tags that don't say what the collection is anyway. */
    void requireTag(NodeEvent event, String kind) {
        String tag = YamlEvents.tag(event);
        if (tag != null && !tag.equals(CORE + kind) && !tag.equals("!")) {
            unsupported(tag, event);
        }
    }

    private boolean unsupported(String tag, NodeEvent event) {
        int start = events.start(event);
        Span place = events.span(start, events.content(event, start));
        int end = place.start() + place.text().stripTrailing().length();
        Diagnostic found = Diagnostic.of(
                Code.GW1016,
                events.span(start, end),
                "the tag " + shown(tag) + " has no meaning here; Kong ignores it");
        out.add(found.help("remove the tag"));
        return true;
    }

    private static String shown(String tag) {
        return tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
    }
}
