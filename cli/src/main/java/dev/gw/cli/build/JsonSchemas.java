package dev.gw.cli.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The JSON Schemas that gw carries, by name: {@code kong}, {@code plugins/cors}. */
final class JsonSchemas {
    private static final String ROOT = "/dev/gw/schemas/json/";
    private static final String ONE = "diagnostics.json";
    private static final String SUFFIX = ".json";

    private JsonSchemas() {}

    static SortedMap<String, String> all() {
        URL known = JsonSchemas.class.getResource(ROOT + ONE);
        if (known == null) {
            throw new IllegalStateException("the schemas are not on the class path");
        }
        try {
            URI uri = known.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return read(Path.of(uri).resolveSibling(""));
            }
            try (FileSystem archive = FileSystems.newFileSystem(uri, Map.of())) {
                return read(archive.getPath(ROOT));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(known.toString(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, String> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
        SortedMap<String, String> schemas = new TreeMap<>();
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            schemas.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
        }
        return schemas;
    }
}
