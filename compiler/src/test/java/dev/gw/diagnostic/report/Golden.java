package dev.gw.diagnostic.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares text with a file of the resources; {@code -Dgolden.write=FOLDER} writes the files instead. */
final class Golden {
    private Golden() {}

    static void check(String name, String actual) throws IOException {
        String folder = System.getProperty("golden.write");
        if (folder != null) {
            Files.writeString(Path.of(folder, name), actual);
        }
        try (InputStream expected = Golden.class.getResourceAsStream(name)) {
            assertThat(expected).as("golden file %s", name).isNotNull();
            assertThat(actual).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
