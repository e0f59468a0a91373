package dev.gw.schemas.generate;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What people wrote about entities and fields.
 *
 * <p>A line is {@code rate-limiting.redis.host = text}; {@code *.redis.host} and {@code *.host} speak for every entity
 * and plugin that has no line of its own.
 */
final class Texts {
    private static final Path FOLDER = Path.of("src/test/resources/dev/gw/schemas/texts");
    private final Properties lines = new Properties();
    private final Set<String> used = new TreeSet<>();

    Texts() {
        for (String name : new String[] {"entities", "plugins"}) {
            try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name + ".properties"))) {
                lines.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What the field at {@code path} (dots between the names, the entity or plugin first) is for. */
    Optional<String> about(String path) {
        for (String tail = path; ; ) {
            String name = tail.equals(path) ? path : "*." + tail;
            String text = lines.getProperty(name);
            if (text != null) {
                used.add(name);
                return Optional.of(text);
            }
            int dot = tail.indexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            tail = tail.substring(dot + 1);
        }
    }

    /** Names of the lines that nobody has asked for, misspelt perhaps. */
    Set<String> unused() {
        Set<String> unused = new TreeSet<>(lines.stringPropertyNames());
        unused.removeAll(used);
        return unused;
    }
}
