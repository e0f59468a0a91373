package dev.gw.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several mistakes in the syntax of one file are told in one run; none is told that is only an echo of another. */
class RecoveryTest {
    private static List<Integer> lines(String yaml) {
        return Read.yaml(yaml).found().stream()
                .map(Diagnostic::at)
                .map(at -> at.from().line())
                .toList();
    }

    @Test
    void eachItemOfAListMayHaveItsOwn() {
        assertThat(lines("""
                - name: a
                  url: "http://a
                - name: b
                  port: [1, 2
                - name: c
                  host: fine
                - name: d
                   port: 1
                - name: e
                """)).containsExactly(2, 4, 8);
    }

    @Test
    void eachItemOfASectionMay() {
        assertThat(lines("""
                services:
                  - name: a
                   host: a
                  - name: b
                    host: b
                  - name: c
                    host: c: d
                routes:
                  - name: r
                    paths: [/r
                  - name: s
                """)).containsExactly(3, 7, 10);
    }

    @Test
    void itemsThatStandBelowTheirKeyWithoutIndentationEndAtTheNextKey() {
        assertThat(lines("""
                services:
                - name: a
                 - name: b
                - name: c
                routes:
                - name: r
                  paths: ['/r]
                - name: s
                """)).containsExactly(3, 7);
    }

    @Test
    void theFieldsOfOneEntityAreSections() {
        assertThat(lines("""
                name: a
                url: "http://a
                routes:
                  - name: r
                    paths: /a: /b
                tags: [a
                """)).containsExactly(2, 5, 6);
    }

    @Test
    void otherMistakesBehindTheFirstAreTold() {
        assertThat(Read.yaml("""
                - name: a: b
                - name: c
                  retries: 1
                  retries: 2
                """).messages()).contains("GW1010 1:", "GW1011 4:");
    }

    @Test
    void anAnchorAboveTheMistakeIsNotMissed() {
        assertThat(lines("""
                base: &base
                  host: a
                  url: "open
                services:
                  - <<: *base
                    name: a
                """)).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a text of several lines whose lines look like anything
                "- access:\n    - |\n      local x = 1\n  x: 'open\n-- note: a comment of Lua\nreturn { a: b }\nlocal y: z\n",
                // what is open ends at the end of the file
                "services: [\n{name: a},\n{name: b: c}},\n]\n",
                "{\n  name: [a,\n  b: c\n",
                "a: 'open\n",
                "- [a\n",
                "services:\n  - name: a\n    tags: [a, b\n    host: c\n",
                "services:\n  - name: a\n    url: \"open\n    routes:\n      - paths: [/a]\n        name: b\n",
            })
    void oneMistakeIsToldOnce(String yaml) {
        assertThat(lines(yaml)).hasSize(1);
    }

    @Test
    void whatIsTabbedThroughoutIsToldLineByLineOnce() {
        assertThat(lines("services:\n- name: a\n\thost: a\n\tport: 1\n- name: b\n\thost: b\n"))
                .containsExactly(3, 4, 6);
    }

    @Test
    void aFileOfNothingButMistakesEnds() {
        assertThat(Duration.ofNanos(time("- a: 'x\n".repeat(20_000)))).isLessThan(Duration.ofSeconds(20));
        assertThat(lines("- a: b: c\n".repeat(1_000))).hasSizeBetween(2, 50);
    }

    private static long time(String yaml) {
        long before = System.nanoTime();
        Read.yaml(yaml);
        return System.nanoTime() - before;
    }
}
