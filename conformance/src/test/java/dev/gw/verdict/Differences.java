package dev.gw.verdict;

import dev.gw.document.MapNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows that differ on purpose, or that can't be replayed, each with the reason: verdicts/differences.json. */
final class Differences {
    private static final MapNode REASONS = read();

    private Differences() {}

    private static MapNode read() {
        try (InputStream in = Differences.class.getResourceAsStream("/verdicts/differences.json")) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids listed under a heading. */
    static Set<String> ids(String heading) {
        MapNode rows = REASONS.map(heading);
        return rows.entries().stream().map(MapNode.Entry::name).collect(Collectors.toSet());
    }
}
