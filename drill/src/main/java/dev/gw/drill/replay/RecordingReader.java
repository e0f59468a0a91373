package dev.gw.drill.replay;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads recordings, whatever their format: it is told by what they begin with. */
public final class RecordingReader {
    /** What the formats are called, for messages. */
    public static final String FORMATS =
            "HAR, access logs (combined), lines of Kong's file-log, curl commands, vegeta's targets, OpenAPI";

    private RecordingReader() {}

    /**
     * The requests of a text; empty where it is none of the formats.
     *
     * @param out hears what is wrong with a document that is broken
     */
    public static Optional<Recording> read(SourceFile file, Diagnostics out) {
        Diagnostics broken = new Diagnostics();
        Optional<Recording> recording = read(file, file.text(), broken);
        if (recording.filter(one -> !one.requests().isEmpty()).isEmpty()) {
            broken.sorted().forEach(out::add);
        }
        return recording;
    }

    private static Optional<Recording> read(SourceFile file, String text, Diagnostics broken) {
        Node whole = isDocument(text) ? document(text, file.name(), broken) : null;
        if (whole instanceof MapNode map && map.has("log")) {
            return Optional.of(JsonRecordings.har(map));
        }
        if (whole instanceof MapNode map && map.has("openapi")) {
            return Optional.of(OpenApi.read(map));
        }
        String first = text.lines()
                .map(String::strip)
                .filter(RecordingReader::says)
                .findFirst()
                .orElse("");
        if (first.startsWith("curl ")) {
            return Optional.of(lines("curl", text, CurlLine::line));
        }
        if (first.startsWith("{")) {
            boolean kong = first.contains("\"request\"");
            return Optional.of(lines(
                    kong ? "Kong's log" : "vegeta",
                    text,
                    line -> document(line, "line.json", new Diagnostics()) instanceof MapNode map
                            ? kong ? JsonRecordings.kong(map) : JsonRecordings.vegeta(map)
                            : null));
        }
        if (first.matches("[A-Z]+ https?://\\S+")) {
            return Optional.of(targets(text));
        }
        return AccessLog.line(first) == null
                ? Optional.empty()
                : Optional.of(lines("access log", text, AccessLog::line));
    }

    private static boolean says(String line) {
        return !line.isEmpty() && !line.startsWith("#");
    }

    /** Whether the text may be one document rather than lines. */
    private static boolean isDocument(String text) {
        String start = text.stripLeading();
        int end = start.indexOf('\n');
        String first = end < 0 ? start : start.substring(0, end);
        boolean line = first.startsWith("{") && first.strip().endsWith("}") && first.contains("\"");
        return !line && start.startsWith("{")
                || text.lines().limit(200).anyMatch(one -> one.startsWith("openapi:"))
                || line && (first.startsWith("{\"log\"") || first.contains("\"openapi\""));
    }

    private static @Nullable Node document(String text, String name, Diagnostics broken) {
        boolean json = text.stripLeading().startsWith("{") && !name.endsWith(".json");
        return DocumentReader.read(SourceFile.of(json ? name + ".json" : name, text), Dialect.SOURCE, broken)
                .orElse(null);
    }

    private static Recording lines(String format, String text, Function<String, @Nullable Recorded> read) {
        List<Recorded> requests = new ArrayList<>();
        int skipped = 0;
        int first = 0;
        int number = 0;
        // a command may go on behind a backslash at the end of a line
        for (String line : text.replace("\\\n", " ").lines().toList()) {
            number++;
            Recorded one = says(line.strip()) ? read.apply(line.strip()) : null;
            if (one != null) {
                requests.add(one);
            } else if (says(line.strip())) {
                skipped++;
                first = first == 0 ? number : first;
            }
        }
        return Recording.of(format, requests, skipped, first);
    }

    /** Vegeta's own format: a line with method and URL, fields below it, a blank line between targets. */
    private static Recording targets(String text) {
        List<Recorded> requests = new ArrayList<>();
        int skipped = 0;
        int first = 0;
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            int colon = line.indexOf(':');
            int space = line.indexOf(' ');
            boolean target = line.matches("[A-Z]+ https?://\\S+");
            Ask ask = target ? Asks.of(line.substring(0, space), line.substring(space + 1), List.of(), null) : null;
            if (ask != null) {
                requests.add(new Recorded(0, ask, 0));
            } else if (!target && colon > 0 && !requests.isEmpty() && !line.startsWith("@")) {
                Recorded last = requests.remove(requests.size() - 1);
                requests.add(new Recorded(0, with(last.ask(), line, colon), 0));
            } else if (says(line)) {
                skipped++;
                first = first == 0 ? number : first;
            }
        }
        return new Recording("vegeta", requests, skipped, first);
    }

    private static Ask with(Ask ask, String line, int colon) {
        List<Field> all = new ArrayList<>(ask.headers());
        all.add(Field.of(line.substring(0, colon), line.substring(colon + 1).strip()));
        Ask more = Asks.of(ask.method(), ask.target(), all, ask.body());
        return more == null ? ask : more.host().equals("localhost") ? more.withHost(ask.host()) : more;
    }
}
