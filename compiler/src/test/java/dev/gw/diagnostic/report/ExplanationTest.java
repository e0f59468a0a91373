package dev.gw.diagnostic.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {
    @ParameterizedTest
    @EnumSource
    void everyCodeHasAPageThatNamesIt(Code code) {
        assertThat(Explanation.of(code))
                .hasValueSatisfying(page -> assertThat(page.markdown()).startsWith("# " + code.id() + ": "));
    }

    @Test
    void everyPageBelongsToACode() throws IOException {
        List<String> codes = Arrays.stream(Code.values()).map(Code::id).toList();

        try (Stream<Path> pages = Files.list(Path.of("../docs/diagnostics"))) {
            assertThat(pages.map(page -> page.getFileName().toString())
                            .filter(name -> name.startsWith("GW"))
                            .map(name -> name.replace(".md", "")))
                    .isNotEmpty()
                    .isSubsetOf(codes);
        }
    }

    @Test
    void aPageIsShownWithoutItsMarkup() {
        Explanation page = new Explanation(
                Code.GW1203,
                "# GW1203: twice\n\nTwo **things** with\none `name`.\n\n- first\n- second\n\n```yaml\na: `1`\n```\n");

        assertThat(page.forTerminal(80, false))
                .isEqualTo("GW1203: twice\n\nTwo things with one `name`.\n\n- first\n- second\n\n    a: `1`\n");
        assertThat(page.forTerminal(80, true)).contains("one \u001B[36mname\u001B[0m.");
    }

    @ParameterizedTest
    @EnumSource
    void noPageShowsTheTargetOfALink(Code code) {
        assertThat(Explanation.of(code).orElseThrow().forTerminal(80, false)).doesNotContain("](", ".md)");
    }

    @Test
    void aCodeIsFoundInAnySpelling() {
        assertThat(Explanation.codeNamed("gw1203")).contains(Code.GW1203);
        assertThat(Explanation.codeNamed("1203")).contains(Code.GW1203);
        assertThat(Explanation.codeNamed("GW9999")).isEmpty();
    }
}
