package dev.gw.verdict;

import dev.gw.document.MapNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A file of recorded verdicts, one JSON object a line. */
final class Recording {
    private Recording() {}

    static List<MapNode> rows(String name) {
        try (InputStream raw = Recording.class.getResourceAsStream("/verdicts/" + name + ".jsonl.gz");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
            return lines.lines().map(Json::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
