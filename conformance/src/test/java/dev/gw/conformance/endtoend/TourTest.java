package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands of the README, run as they stand there. */
class TourTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh tour\\n(.*?)^```");

    @Test
    void everyCommandOfTheReadmeWorks() throws IOException {
        String readme = Files.readString(Shell.root().resolve("README.md"));
        List<String> blocks =
                BLOCK.matcher(readme).results().map(match -> match.group(1)).toList();
        assertThat(blocks).hasSizeGreaterThan(3);

        for (String block : blocks) {
            Shell run = Shell.run(Shell.root(), Map.of(), "sh", "-euc", block);
            assertThat(run.code()).as("%s%s", block, run.err()).isZero();
        }
    }
}
