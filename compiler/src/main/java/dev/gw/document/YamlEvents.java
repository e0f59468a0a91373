package dev.gw.document;

import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The YAML library's events over one text, with places in UTF-16 units. Its exceptions pass through. */
final class YamlEvents {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .build();

    private final SourceFile file;
    private final String text;
    private final ParserImpl parser;
    /** The library counts code points: the indexes, in code points, of those that take two units. */
    private final int[] wide;

    /** @param text the file's text, or one of equal length to be parsed in its place */
    YamlEvents(SourceFile file, String text) {
        this.file = file;
        this.text = text;
        this.wide = wide(text);
        this.parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
    }

    Event next() {
        return parser.next();
    }

    boolean is(Event.ID id) {
        return parser.checkEvent(id);
    }

    int start(Event event) {
        return offset(event.getStartMark());
    }

    int end(Event event) {
        return offset(event.getEndMark());
    }

    int offset(Optional<Mark> mark) {
        return mark.isPresent() ? offset(mark.get().getIndex()) : 0;
    }

    int offset(int codePoint) {
        if (wide.length == 0) {
            return codePoint;
        }
        int found = Arrays.binarySearch(wide, codePoint);
        return codePoint + (found >= 0 ? found : -found - 1);
    }

    Span span(int start, int end) {
        return new Span(file, start, end);
    }

    /** The extent of a scalar without anchor, tag, or the breaks behind a block. */
    Span span(ScalarEvent event) {
        int end = end(event);
        int start = Math.min(content(event, start(event)), end);
        if (event.getScalarStyle() == ScalarStyle.LITERAL || event.getScalarStyle() == ScalarStyle.FOLDED) {
            while (end > start && text.charAt(end - 1) <= ' ') {
                end--;
            }
        }
        return span(start, end);
    }

    /** Where a node begins once its anchor and tag are passed over. */
    int content(NodeEvent event, int start) {
        int properties = event.getAnchor().isPresent() ? 1 : 0;
        if (tag(event) != null) {
            properties++;
        }
        int at = start;
        for (int i = 0; i < properties; i++) {
            at = skipProperty(at);
        }
        return at;
    }

    private int skipProperty(int start) {
        int at = start;
        if (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < text.length() && text.charAt(at) > ' ' && !closes(text.charAt(at))) {
                at++;
            }
        }
        return skipBlank(at, text.length());
    }

    private static boolean closes(char c) {
        return c == ',' || c == ']' || c == '}';
    }

    private int skipBlank(int start, int end) {
        int at = start;
        while (at < end && (text.charAt(at) <= ' ' || text.charAt(at) == '#')) {
            int line = text.charAt(at) == '#' ? text.indexOf('\n', at) : at + 1;
            at = line < 0 ? end : line;
        }
        return at;
    }

    static Scalar.Style style(ScalarStyle style) {
        return switch (style) {
            case DOUBLE_QUOTED -> Scalar.Style.DOUBLE_QUOTED;
            case SINGLE_QUOTED -> Scalar.Style.SINGLE_QUOTED;
            case LITERAL -> Scalar.Style.LITERAL;
            case FOLDED -> Scalar.Style.FOLDED;
            default -> Scalar.Style.PLAIN;
        };
    }

    static @Nullable String tag(NodeEvent event) {
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
        return tag.isPresent() ? tag.get() : null;
    }

    static @Nullable String anchor(NodeEvent event) {
        return event.getAnchor().isPresent() ? event.getAnchor().get().getValue() : null;
    }

    private static int[] wide(String text) {
        int[] found = new int[0];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()) {
                found = count == found.length ? Arrays.copyOf(found, Math.max(16, count * 2)) : found;
                found[count] = i - count;
                count++;
                i++;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
