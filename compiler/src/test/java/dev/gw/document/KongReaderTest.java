package dev.gw.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.DocumentReader.Dialect;
import org.junit.jupiter.api.Test;

/** Ways of Kong's reader that the recorded texts don't show. */
class KongReaderTest {
    private static final String FAILED = "failed parsing declarative configuration: ";

    @Test
    void aNameThatEndsInJsonIsNeverReadAsYaml() {
        assertThat(Read.of("kong.json", "a: 1", Dialect.KONG).found()).hasSize(1);
        assertThat(Read.of("kong.yml", "a: 1", Dialect.KONG).tree(false)).isEqualTo("{\"a\": 1}");
        assertThat(Read.of("kong.yml", "{\"a\": [1, 2]}", Dialect.KONG).tree(false))
                .isEqualTo("{\"a\": [1, 2]}");
    }

    @Test
    void aBodyIsTriedAsJsonFirst() {
        assertThat(Read.kong("{\"a\":\t\"\\ud83d\\ude00\"}").tree(false)).isEqualTo("{\"a\": \"\uD83D\uDE00\"}");
        assertThat(Read.kong("{a: on}").tree(false)).isEqualTo("{\"a\": true}");
    }

    @Test
    void whatIsNoMapOrListIsNoConfiguration() {
        for (String text : new String[] {"", "# x\n", "a", "1", "on"}) {
            assertThat(Read.kong(text).messages()).as(text).endsWith(FAILED + "expected an object");
        }
        assertThat(Read.kong("~").tree(false)).isEqualTo("null");
    }

    @Test
    void theLastOfEqualKeysCountsAndNumbersAreOneType() {
        assertThat(Read.kong("a: 1\na: 2\n1: x\n1.0: y\n").tree(false)).isEqualTo("{\"a\": 2, 1.0: \"y\"}");
    }

    @Test
    void mergesLieUnderWhatIsWrittenOut() {
        assertThat(Read.kong("x: &x {a: 1, b: 2}\ny: {b: 3, <<: *x, a: 4}\n").tree(false))
                .isEqualTo("{\"x\": {\"a\": 1, \"b\": 2}, \"y\": {\"b\": 3, \"a\": 4}}");
        assertThat(Read.kong("a: {<<: 5}").messages()).endsWith("1:9: invalid '<<' merge event: 5");
        assertThat(Read.kong("a: {<<: [5]}").messages()).endsWith("invalid '<<' sequence element 1: 5");
    }

    @Test
    void laterDocumentsAreParsedButNotUsed() {
        assertThat(Read.kong("a: 1\n---\nb: 2\n").tree(false)).isEqualTo("{\"a\": 1}");
        assertThat(Read.kong("a: 1\n---\nb: [\n").found()).hasSize(1);
    }

    @Test
    void tagsAreFollowedWhereTheyAreKnownAndPassedOverElsewhere() {
        assertThat(Read.kong("a: !!bool y\nb: !x 1\nc: !!str 1\nd: !!null x\ne: ! on\n")
                        .tree(false))
                .isEqualTo("{\"a\": true, \"b\": 1, \"c\": \"1\", \"d\": null, \"e\": true}");
        assertThat(Read.kong("a: !!int x\n").messages()).endsWith("1:4: invalid 'tag:yaml.org,2002:int' value: 'x'");
    }

    @Test
    void aColonBeforeABracketIsRefused() {
        assertThat(Read.kong("a: {b:[c]}\n").messages()).endsWith("found unexpected ':'");
    }

    @Test
    void aliasesBelongToTheirDocument() {
        assertThat(Read.kong("a: &x 1\n---\nb: *x\n").messages()).endsWith("3:4: invalid reference: x");
    }
}
