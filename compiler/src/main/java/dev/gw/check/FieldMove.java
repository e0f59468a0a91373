package dev.gw.check;

import dev.gw.diagnostic.Fix;
import dev.gw.document.MapNode;
import dev.gw.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Fields of a map that have moved into a map of their own, where they stand one behind the other: what to write instead,
 * with the comments between them.
 *
 * @param map the map they stand in
 * @param into the key of their new map
 */
record FieldMove(MapNode map, String into) {
    /**
     * A field and what it is called in its new map.
     *
     * @param index where it stands in the old one
     */
    record Field(int index, MapNode.Entry entry, String name) {}

    /** The change of the text; empty where the fields are apart, or are not all written where they seem to be. */
    Optional<Fix> of(List<Field> fields) {
        Field first = fields.get(0);
        Field last = fields.get(fields.size() - 1);
        boolean together = last.index() - first.index() == fields.size() - 1;
        Span key = first.entry().key().span();
        boolean written = fields.stream().allMatch(field -> isWritten(field, key));
        if (map.has(into) || !together || !written) {
            return Optional.empty();
        }
        Span whole =
                new Span(key.file(), key.start(), last.entry().value().span().end());
        String moved = renamed(fields, whole);
        if (key.file().text().startsWith("{", map.span().start())) {
            return Optional.of(new Fix(whole, quotedLike(key, into) + ": {" + moved + "}"));
        }
        String indent = " ".repeat(key.from().column() - 1);
        boolean ownLine = key.file().text().substring(0, key.start()).endsWith("\n" + indent);
        String deeper = "\n" + indent + "  ";
        return ownLine
                ? Optional.of(new Fix(whole, into + ":" + deeper + moved.replace("\n" + indent, deeper)))
                : Optional.empty();
    }

    /** Not where the value is an alias, or an overlay brought the field. */
    private static boolean isWritten(Field field, Span first) {
        Span key = field.entry().key().span();
        Span value = field.entry().value().span();
        return !key.isNowhere()
                && !value.isNowhere()
                && key.file() == first.file()
                && key.file() == value.file()
                && key.start() >= first.start()
                && key.end() < value.start()
                && key.file().text().substring(key.end(), value.start()).strip().equals(":");
    }

    private static String renamed(List<Field> fields, Span whole) {
        StringBuilder text = new StringBuilder();
        String source = whole.file().text();
        int done = whole.start();
        for (Field field : fields) {
            Span key = field.entry().key().span();
            text.append(source, done, key.start()).append(quotedLike(key, field.name()));
            done = key.end();
        }
        return text.append(source, done, whole.end()).toString();
    }

    private static String quotedLike(Span key, String name) {
        String quote = key.text().startsWith("\"") ? "\"" : "";
        return quote + name + quote;
    }
}
