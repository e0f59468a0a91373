package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Code of functions as people write it, and what a Kong 3.9.1 made of it: what it returns, or what comes of it. */
class SnippetsTest {
    /** Answers with what the code returns, where it returns something; a failure without its place. */
    private static final String AROUND = """
            local function code()
            %s
            end
            local function told(...)
              local texts = {}
              for i = 1, select("#", ...) do texts[i] = tostring((select(i, ...))) end
              return table.concat(texts, " ")
            end
            local function finish(ok, ...)
              if not ok then
                local problem = tostring((...)):gsub('^%%[string ".-"%%]:%%d+: ', "")
                kong.response.exit(200, "error " .. problem)
              elseif select("#", ...) > 0 then
                kong.response.exit(200, told(...))
              end
            end
            finish(pcall(code))
            """;

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        String name = null;
        StringBuilder code = new StringBuilder();
        for (String line : text().lines().toList()) {
            if (name == null) {
                name = line;
            } else if (line.startsWith("=> ")) {
                cases.add(Arguments.of(name, code.toString(), line.substring(3).replace("\\n", "\n")));
                name = null;
                code.setLength(0);
            } else {
                code.append(line).append('\n');
            }
        }
        return cases.stream();
    }

    private static String text() {
        try (InputStream stream = SnippetsTest.class.getResourceAsStream("/lua/snippets.txt")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void codeDoesWhatItDoesInKong(String what, String code, String expected) {
        String outcome = PatternsTest.outcome(Snippet.access(AROUND.formatted(code)));

        assertThat(outcome).as(what).isIn(expected, "200 " + expected);
    }
}
