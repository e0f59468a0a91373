package dev.gw.emit.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text: the meaning stays, every comment stays, and formatting twice changes nothing. */
class FormatterPropertyTest {
    private static final int TEXTS = 20_000;

    private static final String SEED = """
            # head

            # about
            _format_version: '3.0' # version
            x: &x {a: 1, b: [c, "d"]}

            services:  # all
            # first
            -   tags: [a,
                  b] # tags
                name: pay
                <<: *x
                routes:
                    # in routes
                    - paths:
                      - '~/v\\d+' # digits
                      # after path
                      name: r

                    - # odd
                      name: s
                      plugins:
                      - name: pre-function
                        config:
                          access:
                          - |
                            local a = 1 # no comment

                            return a
                          - >+
                            folded

                    # end of routes
                # end of pay
            - name: "two
                lines"
              url: http://a
              host: >-
                b
            # end of services
            consumers: [{username: u, # u
              tags: [x]}]
            - - x
            # tail
            """;

    @Test
    void meaningAndCommentsStayAndTheResultIsFinal() {
        Random random = new Random(5);
        int formatted = 0;
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder(window(random));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                mutate(text, random);
            }
            formatted += check(text.toString()) ? 1 : 0;
        }
        assertThat(formatted).as("texts that were formatted").isGreaterThan(TEXTS / 10);
    }

    private static boolean check(String text) {
        Diagnostics out = new Diagnostics();
        Optional<Node> before = DocumentReader.read(SourceFile.of("a.yml", text), Dialect.SOURCE, out);
        if (before.isEmpty() || out.hasErrors()) {
            return false;
        }
        Optional<String> formatted = Formatter.format(SourceFile.of("a.yml", text), null, out);
        if (formatted.isEmpty()) {
            return false;
        }
        String once = formatted.get();
        Node after = DocumentReader.read(SourceFile.of("a.yml", once), Dialect.SOURCE, out)
                .orElseThrow();
        assertThat(after.sameAs(before.get())).as("%s%n=>%n%s", text, once).isTrue();
        assertThat(hashes(once)).as("comments of %n%s%n=>%n%s", text, once).isEqualTo(hashes(text));
        assertThat(Formatter.format(SourceFile.of("a.yml", once), null, out))
                .as("again: %n%s", text)
                .hasValue(once);
        return true;
    }

    /** No comment is lost if no hash is; texts may hold hashes too, and keep them. */
    private static long hashes(String text) {
        return text.chars().filter(c -> c == '#').count();
    }

    private static String window(Random random) {
        List<String> lines = SEED.lines().toList();
        int from = random.nextInt(lines.size() - 2);
        int to = from + 1 + random.nextInt(lines.size() - from);
        return String.join("\n", lines.subList(from, Math.min(to, lines.size())))
                        .stripIndent() + "\n";
    }

    private static void mutate(StringBuilder text, Random random) {
        List<String> bits =
                List.of("\n", "  ", "# c\n", "\n\n", "- ", "k: v\n", " ", "&y ", "!!str ", "'", "\"", ":", "x");
        int at = random.nextInt(text.length());
        if (random.nextInt(3) == 0) {
            text.deleteCharAt(at).append('\n');
        } else {
            text.insert(at, bits.get(random.nextInt(bits.size())));
        }
    }
}
