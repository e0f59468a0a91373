package dev.gw.krakend.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names for parameters: KrakenD wants one name for all parameters in one place of its tree of paths. Not thread-safe. */
final class ParameterNames {
    private final Map<String, String> byPlace = new HashMap<>();

    EndpointPath named(EndpointPath path) {
        StringBuilder place = new StringBuilder();
        Set<String> used = new HashSet<>();
        List<Segment> segments = new ArrayList<>();
        int count = 0;
        for (Segment segment : path.segments()) {
            Segment named = segment;
            if (segment.isParameter()) {
                count++;
                String wanted = safe(segment.text(), count, used);
                String name = byPlace.computeIfAbsent(place.toString(), p -> wanted);
                used.add(name);
                named = Segment.parameter(name, segment.pattern());
            }
            place.append('/').append(segment.isParameter() ? "{}" : segment.text());
            segments.add(named);
        }
        return path.with(segments);
    }

    private static String safe(String name, int count, Set<String> used) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '_')) {
                out.append(c);
            }
        }
        return out.isEmpty() || used.contains(out.toString()) ? "p" + count : out.toString();
    }
}
