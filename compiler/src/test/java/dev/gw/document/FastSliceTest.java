package dev.gw.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A text that several threads read is the text that one reads: values, styles and places, or stepping aside. */
class FastSliceTest {
    private static final int TEXTS = 6_000;

    private static final List<String> SECTIONS = List.of(
            "_format_version: '3.0'\n",
            "services:\n- name: a\n  routes:\n  - name: r\n    paths: [/a]\n- name: b\n\n# between\n- name: c\n",
            "routes:\n  - name: é\n    paths:\n    - /x\n  - name: y\n",
            "routes:\n- - a\n  - b\n- c\n-\n- d: 1\n",
            "plugins:\n- name: pre-function\n  config:\n    access:\n    - |\n      return 1\n      - not an item\n- name: cors\n",
            "text: |\n  - no item\n  - none either\n",
            "tags: [a, b]\nconsumers:\n  - username: x  # last\n  - username: 'y: z'\n",
            "upstreams:\n- name: u\n  targets:\n  - target: h:80\n- name: v\n",
            "certificates:\n",
            "keys:\n- kid: \"a\\n\"\n");

    @Test
    void severalThreadsReadWhatOneReads() {
        Random random = new Random(7);
        int read = 0;
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int sections = 1 + random.nextInt(12); sections > 0; sections--) {
                text.append(section(random, text));
            }
            if (random.nextInt(3) == 0) {
                damage(text, random);
            }
            read += agrees(text.toString(), 2 + random.nextInt(6)) ? 1 : 0;
        }
        assertThat(read).as("texts without a mistake").isGreaterThan(TEXTS / 3);
    }

    @Test
    void aTextIsCutAtItemsOfItsLists() {
        String text = "services:\n" + "- name: a\n  tags:\n  - b\n".repeat(20);
        FastSlice first = Objects.requireNonNull(FastSlice.behind(text(text), 2));
        assertThat(text.substring(first.dash())).startsWith("- name: a\n");
        assertThat(first.following()).isNull();
        assertThat(FastSlice.behind(text("a: 1\nb: 2\nc: 3\n"), 3)).isNull();
    }

    @Test
    void whatLooksLikeAnItemButIsNoneCountsForNothing() {
        String text = "a:\n- |\n  x\nb: |\n" + "  - y\n".repeat(30) + "c:\n  - z\n";
        for (int parts = 2; parts < 9; parts++) {
            agrees(text, parts);
            agrees("- a\n- - b\n  - c\n".repeat(10), parts);
            agrees("  a:\n  - b\n  - c\n" + "  - d\n".repeat(10), parts);
        }
    }

    /** A section whose key is not there yet, so that documents are often right. */
    private static String section(Random random, StringBuilder text) {
        String section = SECTIONS.get(random.nextInt(SECTIONS.size()));
        String key = section.substring(0, section.indexOf(':') + 1);
        boolean known = text.toString().startsWith(key) || text.indexOf("\n" + key) >= 0;
        return known && random.nextInt(10) > 0 ? "more" + text.length() + section : section;
    }

    private static void damage(StringBuilder text, Random random) {
        String bits = " \n-:#,[]{}'\"|&*\t";
        text.insert(random.nextInt(text.length()), bits.charAt(random.nextInt(bits.length())));
    }

    /** Whether the text was read; fails where parts read otherwise than the whole. */
    private static boolean agrees(String text, int parts) {
        Node whole = read(text, 1);
        Node sliced = read(text, parts);
        assertThat(shown(text, sliced)).as("%d parts of\n%s", parts, text).isEqualTo(shown(text, whole));
        return whole != null;
    }

    private static @Nullable Node read(String text, int parts) {
        FastText cursor = FastText.of(SourceFile.of("a.yml", text));
        return cursor == null ? null : FastYaml.read(cursor, parts);
    }

    private static String shown(String text, @Nullable Node root) {
        return root == null
                ? "stepped aside"
                : new Read(SourceFile.of("a.yml", text), Optional.of(root), new ArrayList<>()).tree(true);
    }

    private static FastText text(String text) {
        return Objects.requireNonNull(FastText.of(SourceFile.of("a.yml", text)));
    }
}
