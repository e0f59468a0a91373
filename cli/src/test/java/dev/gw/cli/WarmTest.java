package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void theServerAnswersEveryRequestAndStops() throws IOException, InterruptedException {
        List<String> answers = WarmServer.play(folder);

        assertThat(answers)
                .extracting(answer -> answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()))
                .containsExactly("200", "401", "404", "200");
    }
}
