package dev.gw.emit.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text with {@code $name} where values go. A line that holds nothing else takes a value of several lines, each indented
 * as it is; where the value is empty the line goes.
 */
final class Template {
    private Template() {}

    static String fill(String file, Map<String, String> values) {
        List<String> lines = new ArrayList<>();
        for (String line : read(file).split("\n")) {
            String word = line.strip();
            String block = word.startsWith("$") ? values.get(word.substring(1)) : null;
            if (block == null) {
                lines.add(inline(line, values));
            } else {
                String indent = line.substring(0, line.indexOf('$'));
                block.lines().forEach(part -> lines.add(part.isEmpty() ? "" : indent + part));
            }
        }
        return String.join("\n", lines) + '\n';
    }

    private static String inline(String line, Map<String, String> values) {
        String filled = line;
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getValue().indexOf('\n') < 0) {
                filled = filled.replace('$' + value.getKey(), value.getValue());
            }
        }
        return filled;
    }

    private static String read(String file) {
        try (InputStream in = Template.class.getResourceAsStream(file + ".yml")) {
            if (in == null) {
                throw new IllegalArgumentException("no template " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
