package dev.gw.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The library is the oracle: wherever the fast reader does not step aside, values, styles and places are the same. */
class FastYamlTest {
    private static final int MUTATIONS = 60_000;

    private static final String SEED = """
            # a gateway
            _format_version: "3.0"
            services:
              - name: pay   # the payments
                url: 'http://pay.internal:8080/a''b'
                tags: [a, "b c", [1, 2.5], {x: y, z: null}]
                routes:
                - paths:
                  - /a/b
                  - "~/v\\\\d+"
                  methods: []
                - name: r2
                  hosts:

                  headers: {a: [b, c], d: {}}
              - - x
                - y: 1
                  z: |
                    local a = 1

                      return a
                  w: |-
                    b
                    # no comment
            "quoted key": true
            empty:
            last: 1e3
            """;

    @Test
    void readsTheCommonSubsetItself() {
        assertThat(FastYaml.read(SourceFile.of("a.yml", SEED))).isNotNull();
        assertThat(FastYaml.read(SourceFile.of("a.yml", "---\na: 1"))).isNotNull();
    }

    @Test
    void stepsAsideForEverythingElse() {
        for (String text : List.of(
                "a: &x 1\nb: *x\n",
                "a: !!str 1\n",
                "a: x\n  y\n",
                "a: \"x\n  y\"\n",
                "a: >\n  x\n",
                "a: yes\n",
                "a: 1\na: 2\n",
                "a: b: c\n",
                "a:\tb\n",
                "a: 1\r\n",
                "<<: {a: 1}\n",
                "",
                "# x\n",
                "x\n",
                "a: 1\n---\nb: 2\n",
                "a: 1\n...\n",
                "? a\n: b\n",
                "a: [1,\n  2]\n",
                "a: @x\n",
                "a: 1\n  b: 2\n",
                "a: |2\n    x\n",
                "a: \"\\'\"\n",
                "a: 1\n... b: 2\n",
                "[a]\n",
                "%YAML 1.2\n---\na: 1\n")) {
            assertThat(FastYaml.read(SourceFile.of("a.yml", text))).as(text).isNull();
        }
    }

    @Test
    void agreesWithTheLibraryOnRandomMutations() {
        Random random = new Random(42);
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            StringBuilder text = new StringBuilder(window(random));
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                mutate(text, random);
            }
            read += agrees(text.toString()) ? 1 : 0;
        }
        assertThat(read).as("texts that the fast reader took").isGreaterThan(MUTATIONS / 10);
    }

    @Test
    void agreesWithTheLibraryOnEveryRecordedText() throws IOException {
        byte[] bytes = Objects.requireNonNull(FastYamlTest.class.getResourceAsStream("kong-yaml.json"))
                .readAllBytes();
        String json = new String(bytes, StandardCharsets.UTF_8);
        int read = 0;
        for (Node row : ((ListNode) Objects.requireNonNull(Read.json(json).root())).items()) {
            read += agrees(Objects.requireNonNull(((MapNode) row).string("yaml"))) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(60);
    }

    /** Whether the fast reader took the text; fails where the library reads it differently. */
    private static boolean agrees(String text) {
        SourceFile file = SourceFile.of("a.yml", text);
        Node fast = FastYaml.read(file);
        if (fast == null) {
            return false;
        }
        Diagnostics out = new Diagnostics();
        Optional<Node> slow = SourceYaml.read(file, out);
        assertThat(out.sorted()).as(text).isEmpty();
        assertThat(new Read(file, Optional.of(fast), List.of()).tree(true))
                .as(text)
                .isEqualTo(new Read(file, slow, List.of()).tree(true));
        return true;
    }

    /** Some lines of the seed, so that mistakes are many but not everywhere. */
    private static String window(Random random) {
        List<String> lines = new ArrayList<>(SEED.lines().toList());
        int from = random.nextInt(lines.size() - 2);
        int to = from + 1 + random.nextInt(lines.size() - from);
        return String.join("\n", lines.subList(from, Math.min(to, lines.size())))
                        .stripIndent() + "\n";
    }

    private static void mutate(StringBuilder text, Random random) {
        String bits = " \n-:#,[]{}'\"|>&*!%@`?~\\/a1.0_x\té \n  - b: : # ---\n...";
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.insert(at, bits.charAt(random.nextInt(bits.length())));
            case 1 -> text.deleteCharAt(text.length() > 1 ? at : 0).append('\n');
            case 2 -> text.setCharAt(at, bits.charAt(random.nextInt(bits.length())));
            default -> {
                int from = random.nextInt(bits.length());
                text.insert(at, bits, from, Math.min(bits.length(), from + 4));
            }
        }
    }
}
