package dev.gw.krakend.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * A path as KrakenD matches it: whole segments, each a text or any text.
 *
 * @param segments its segments; none for {@code /}
 * @param isOpen whether everything below it is meant too: the enterprise edition's {@code /*}
 */
record EndpointPath(List<Segment> segments, boolean isOpen) {
    EndpointPath {
        segments = List.copyOf(segments);
    }

    String written() {
        StringBuilder out = new StringBuilder();
        segments.forEach(segment -> out.append('/').append(segment.written()));
        if (isOpen) {
            out.append("/*");
        }
        return out.isEmpty() ? "/" : out.toString();
    }

    /** The same path whatever its parameters are called: two endpoints of one shape collide. */
    String shape() {
        StringBuilder out = new StringBuilder();
        segments.forEach(segment -> out.append('/').append(segment.isParameter() ? "{}" : segment.text()));
        return out.append(isOpen ? "/*" : "").toString();
    }

    /** Its parameters, in order. */
    List<Segment> parameters() {
        return segments.stream().filter(Segment::isParameter).toList();
    }

    /** The same with other segments. */
    EndpointPath with(List<Segment> others) {
        return new EndpointPath(others, isOpen);
    }

    /** A path as it is written in a krakend.json, {@code /a/{id}/b}. */
    static EndpointPath of(String text) {
        boolean open = text.endsWith("/*");
        String rest = open ? text.substring(0, text.length() - 2) : text;
        List<Segment> segments = new ArrayList<>();
        for (String part : rest.split("/", -1)) {
            if (!part.isEmpty()) {
                boolean parameter = part.length() > 2 && part.startsWith("{") && part.endsWith("}");
                segments.add(
                        parameter
                                ? Segment.parameter(part.substring(1, part.length() - 1), "")
                                : Segment.literal(part));
            }
        }
        return new EndpointPath(segments, open);
    }
}
