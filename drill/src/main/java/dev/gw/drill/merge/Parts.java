package dev.gw.drill.merge;

import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a run, out of files: reports, results, and logs in which lines are results. What is there twice counts once.
 * Belongs to one thread.
 */
public final class Parts {
    private static final String RESULT = "{\"kind\":\"" + K6Result.KIND + "\"";

    private final List<Part> parts = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private int repeated;

    /**
     * Takes what a file holds.
     *
     * @param file what messages call it
     * @return what is wrong with it; null where it is fine
     */
    public @Nullable String add(String file, String text) {
        int before = parts.size() + repeated;
        try {
            if (text.contains(RESULT)) {
                for (String line : text.split("\n")) {
                    int start = line.indexOf(RESULT);
                    if (start >= 0) {
                        one(file, line.substring(start).stripTrailing());
                    }
                }
            } else {
                one(file, text);
            }
        } catch (IllegalArgumentException | DateTimeParseException wrong) {
            return "the result in it can't be read: " + wrong.getMessage();
        }
        return parts.size() + repeated > before
                ? null
                : "it holds no result: it is to be a report that gw drill SCENARIO --json wrote, what a script of gw export"
                        + " k6 wrote where GW_RESULT says, or a log with lines of it";
    }

    private void one(String file, String text) {
        Node node = DocumentReader.json(SourceFile.of(file, text));
        if (!(node instanceof MapNode document)) {
            if (text.startsWith(RESULT)) {
                throw new IllegalArgumentException("it breaks off");
            }
            return;
        }
        boolean k6 = K6Result.KIND.equals(document.string("kind"));
        if (!k6 && !(document.has("intervals") && document.has("generator"))) {
            return;
        }
        if (known.add(text)) {
            parts.add(k6 ? K6Result.read(document, file) : GwReport.read(document, file));
        } else {
            repeated++;
        }
    }

    /** How many were there more than once. */
    int repeated() {
        return repeated;
    }

    /** All parts, in the order of the files. */
    public List<Part> all() {
        return List.copyOf(parts);
    }

    /** Why the parts are none of one scenario; null where they are. */
    public @Nullable String difference() {
        Part first = parts.get(0);
        for (Part other : parts) {
            String what = difference(first, other);
            if (what != null) {
                return other.file() + " and " + first.file() + " are of different runs: " + what;
            }
        }
        return null;
    }

    private static @Nullable String difference(Part one, Part other) {
        if (!one.name().equals(other.name())) {
            return other.name() + " and " + one.name();
        }
        List<String> loads = one.loads().stream().map(Part.PartLoad::name).toList();
        if (!loads.equals(other.loads().stream().map(Part.PartLoad::name).toList())) {
            return "their scenarios are others";
        }
        boolean same = one.thresholds().size() == other.thresholds().size();
        for (int i = 0; same && i < one.thresholds().size(); i++) {
            same = one.thresholds().get(i).isSame(other.thresholds().get(i));
        }
        return same ? null : "their thresholds are others";
    }
}
