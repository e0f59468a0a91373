package dev.gw.check.regex;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of Unicode properties each engine knows, read from a table when a pattern first uses one. */
final class UnicodeNames {
    private static final Map<String, Set<String>> TABLE = read();

    private UnicodeNames() {}

    /** The words of the table's line {@code key}; null when there is no such line. */
    static @Nullable Set<String> of(String key) {
        return TABLE.get(key);
    }

    static boolean has(String key, String name) {
        Set<String> names = TABLE.get(key);
        return names != null && names.contains(name);
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> table = new HashMap<>();
        try (InputStream in = UnicodeNames.class.getResourceAsStream("unicode-names.txt");
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(table, List.of(line.split(" ")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private static void add(Map<String, Set<String>> table, List<String> words) {
        if (words.get(0).equals("value")) {
            Set<String> values = Set.copyOf(words.subList(2, words.size()));
            for (String name : words.get(1).split(",")) {
                table.put("value " + name, values);
            }
        } else {
            table.put(words.get(0), Set.copyOf(words.subList(1, words.size())));
        }
    }
}
