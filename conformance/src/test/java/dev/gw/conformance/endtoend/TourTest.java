package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands of the README, run as they stand there; what stands below them is what they answer. */
class TourTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh tour\\n(.*?)^```\\n(?:\\n```\\n(.*?)^```)?");

    @Test
    void everyCommandOfTheReadmeAnswersWhatStandsThere() throws IOException {
        String readme = Files.readString(Shell.root().resolve("README.md"));
        List<MatchResult> blocks = BLOCK.matcher(readme).results().toList();
        assertThat(blocks)
                .hasSizeGreaterThan(3)
                .allSatisfy(block -> assertThat(block.group(2)).isNotBlank());
        for (String output : List.of("kong.yml", "target/kong.prod.yml")) {
            Files.deleteIfExists(Shell.root().resolve(output));
        }

        for (MatchResult block : blocks) {
            Shell run = Shell.run(Shell.root(), Map.of(), "sh", "-euc", "exec 2>&1\n" + block.group(1));
            assertThat(run.code()).as("%s%s", block.group(1), run.out()).isZero();
            assertThat(run.out()).as(block.group(1)).isEqualTo(block.group(2));
        }
    }

    @Test
    void theRepositorysOwnConfigAndTheExamplesAreInStyle() {
        String projects =
                ". examples/dcoder examples/kombify examples/kombisphere examples/marketplace examples/omnify";
        String command = "for project in " + projects + "; do ./gw fmt --check -C $project || exit; done";

        Shell run = Shell.run(Shell.root(), Map.of(), "sh", "-c", command);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }
}
