package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmTest {
    @TempDir
    Path folder;

    @Test
    void theProjectIsRightSoThatWritingItIsRememberedToo() throws IOException {
        Warm.play(folder);

        assertThat(Files.readString(folder.resolve("kong.yml"))).contains("some-route");
    }
}
