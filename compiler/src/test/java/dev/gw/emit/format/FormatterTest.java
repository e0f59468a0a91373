package dev.gw.emit.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormatterTest {
    @Test
    void keysStandInOrderAndCommentsGoWithThem() {
        assertFormatted("""
                # All of our gateway.
                # Ask the platform team.

                services:
                # payments
                - host:   pay.internal   # inside
                  routes:
                  - paths: [ /pay,/v1 ]
                    # how it is called
                    name: 'pay'
                    plugins: []
                    # nothing more for pay
                  tags: [a]
                  name: pay


                - url: "http://b"
                  # the name
                  name: b
                _format_version: '3.0'
                # the end
                """, """
                # All of our gateway.
                # Ask the platform team.

                _format_version: "3.0"
                # the end

                services:
                  # payments
                  - name: pay
                    host: pay.internal # inside
                    tags: [a]
                    routes:
                      # how it is called
                      - name: "pay"
                        paths: [/pay, /v1]
                        plugins: []
                        # nothing more for pay

                  # the name
                  - name: b
                    url: "http://b"
                """, null);
    }

    @Test
    void anchorsAliasesAndMergesStayAndKeepTheirOrder() {
        assertFormatted("""
                x-common: &common
                    retries:   3
                services:
                  - <<: *common
                    url: http://a
                    name: a
                    plugins:
                    -   &cors {name: cors}
                  -
                    name: b
                    plugins: [*cors]
                """, """
                x-common: &common
                  retries: 3
                services:
                  - <<: *common
                    name: a
                    url: http://a
                    plugins:
                      - &cors {name: cors}
                  - name: b
                    plugins: [*cors]
                """, null);
    }

    @Test
    void anAliasNeverComesToStandAboveItsAnchor() {
        assertFormatted("consumers:\n- &u\n  username: u\nservices:\n- tags: &t [a]\n  name: *t\n", """
                consumers:
                  - &u
                    username: u
                services:
                  - tags: &t [a]
                    name: *t
                """, null);
    }

    @Test
    void blocksKeepTheirLinesAndLongBracketsOpen() {
        String many = "aaaaaaaaaaaaaaaaaaaa, ".repeat(6);
        assertFormatted(
                "plugins:\n- name: pre-function\n  config:\n      access:\n      - |\n          local a\n\n            return a\n"
                        + "      - >-\n        b\n        c\n      - |2\n           d\n  tags: [" + many + "b]\n",
                """
                plugins:
                  - name: pre-function
                    tags:
                      - aaaaaaaaaaaaaaaaaaaa
                      - aaaaaaaaaaaaaaaaaaaa
                      - aaaaaaaaaaaaaaaaaaaa
                      - aaaaaaaaaaaaaaaaaaaa
                      - aaaaaaaaaaaaaaaaaaaa
                      - aaaaaaaaaaaaaaaaaaaa
                      - b
                    config:
                      access:
                        - |
                          local a

                            return a
                        - >-
                          b
                          c
                        - |2
                             d
                """,
                null);
    }

    @Test
    void aFileOfEntitiesIsOrderedByTheirKind() {
        assertFormatted("paths: [/]\nname: r\n", "name: r\npaths: [/]\n", EntityKind.ROUTES);
        assertFormatted("- tags: [x]\n  target: a:1\n", "- target: a:1\n  tags: [x]\n", EntityKind.TARGETS);
        assertFormatted(
                "routes:\n- paths: [/]\n  name: r\n", "routes:\n  - name: r\n    paths: [/]\n", EntityKind.ROUTES);
    }

    @Test
    void linesEndInOneWayAndTheFileInABreak() {
        assertFormatted("a: 1  \r\n\r\n\r\n\r\nb:   # c  \r\n- x", "a: 1\n\nb: # c\n  - x\n", null);
    }

    @Test
    void emptyAndBrokenFilesAreLeftAlone() {
        Diagnostics out = new Diagnostics();
        assertThat(Formatter.format(SourceFile.of("a.yml", "# only this\n"), null, out))
                .hasValue("# only this\n");
        assertThat(out.isEmpty()).isTrue();
        assertThat(Formatter.format(SourceFile.of("a.yml", "a: [\n"), null, out))
                .isEmpty();
        assertThat(out.hasErrors()).isTrue();
        Diagnostics none = new Diagnostics();
        assertThat(Formatter.format(SourceFile.of("a.yml", "? [a]\n: b\n"), null, none))
                .isEmpty();
    }

    @Test
    void jsonIsPrettyAndInOrder() {
        Diagnostics out = new Diagnostics();
        String text = "{\"services\":[{\"url\":\"http://a\",\"name\":\"a\"}],\"_format_version\":\"3.0\"}";
        assertThat(Formatter.format(SourceFile.of("a.json", text), null, out)).hasValue("""
                        {
                          "_format_version": "3.0",
                          "services": [
                            {
                              "name": "a",
                              "url": "http://a"
                            }
                          ]
                        }
                        """);
    }

    @Test
    void fixesAreAppliedWhereTheyDoNotOverlap() {
        Read read = Read.of("a: yes\nb: 010\nc: [on]\n");
        assertThat(FixApplier.apply(read.file(), read.found())).isEqualTo("a: true\nb: 8\nc: [true]\n");
        assertThat(FixApplier.count(read.file(), read.found())).isEqualTo(3);
        assertThat(FixApplier.apply(read.file(), List.of()))
                .isEqualTo(read.file().text());
    }

    private static void assertFormatted(String text, String expected, @Nullable EntityKind kind) {
        Diagnostics out = new Diagnostics();
        String formatted =
                Formatter.format(SourceFile.of("a.yml", text), kind, out).orElseThrow();
        assertThat(formatted).isEqualTo(expected);
        assertThat(Formatter.format(SourceFile.of("a.yml", formatted), kind, out))
                .hasValue(formatted);
    }
}
