package dev.gw.conformance.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sources of all modules. */
final class Sources {
    private static final List<String> MODULES =
            List.of("schemas", "compiler", "runtime", "drill", "cli", "conformance");

    private Sources() {}

    /** The project's folder. Surefire runs tests in that of the module. */
    static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    static List<Path> all(String... folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : MODULES) {
            for (String folder : folders) {
                Path place = root().resolve(module).resolve(folder);
                if (Files.isDirectory(place)) {
                    try (Stream<Path> all = Files.walk(place)) {
                        all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                    }
                }
            }
        }
        return files;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
