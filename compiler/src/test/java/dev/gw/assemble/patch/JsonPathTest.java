package dev.gw.assemble.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.Node;
import dev.gw.emit.JsonWriter;
import dev.gw.source.SourceFile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
    private static final Node DOCUMENT = read("""
            {"a": [{"n": "x", "v": 1}, {"n": "y", "v": 2, "f": false}, {"n": "it's", "v": 3, "z": null}],
             "b": {"a": {"n": "deep"}, "c-d": "dash", "e.f": "dot"}, "limit": 2}
            """);

    private static Node read(String json) {
        return DocumentReader.read(SourceFile.of("x.json", json), DocumentReader.Dialect.SOURCE, new Diagnostics())
                .orElseThrow();
    }

    private static List<String> found(String path) throws PathSyntaxException {
        Match root = Match.root(DOCUMENT);
        return JsonPath.parse(path).matches(root, root).stream()
                .map(match -> JsonWriter.write(match.node()).replaceAll("\\s", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "$.limit # 2",
                "limit # 2",
                "$['limit'] # 2",
                "$.a[0].n # \"x\"",
                "$.a[-1].v # 3",
                "$.a[0,2].v # 1 3",
                "$.a[1:].v # 2 3",
                "$.a[:-1].v # 1 2",
                "$.a[:1].v # 1",
                "$.a[*].v # 1 2 3",
                "$.a.*.v # 1 2 3",
                "$..n # \"x\" \"y\" \"it's\" \"deep\"",
                "$..a.n # \"deep\"",
                "$.b['c-d','e.f'] # \"dash\" \"dot\"",
                "$.b.c-d # \"dash\"",
                "$.a[?(@.n=='x')].v # 1",
                "$.a[?(@.n == \"y\")].v # 2",
                "$.a[?(@.n=='it\\'s')].v # 3",
                "$.a[?(@.f)].v # 2",
                "$.a[?(@.z == null)].v # 3",
                "$.a[?(!@.f)].v # 1 3",
                "$.a[?(@.v>1 && @.v<=3)].v # 2 3",
                "$.a[?(@.v==1 || @.n=='y')].v # 1 2",
                "$.a[?(@.n!='x')].v # 2 3",
                "$.a[?((@.v==1 || @.v==2) && @.f==false)].v # 2",
                "$.a[?(@.v==$.limit)].n # \"y\"",
                "$..a[?(@.n=='y')].v # 2",
                "$.b.a[?(@=='deep')] # \"deep\"",
                "$.a[?@.n == 'y' && (@.v == 2)].v # 2",
                "$.a[?!@.f].v # 1 3",
                "$.a[?(@.n =~ /^(x|it.s)$/)].v # 1 3",
                "$.a[?@.n =~ /t'/].v # 3",
                "$.a[?match(@.n, '[xy]')].v # 1 2",
                "$.a[?search(@.n, \"s\")].v # 3",
                "$.a[?length(@.n) > 1].v # 3",
                "$.a[?(length(@) == 2)].v # 1",
                "$.a[?count(@.*) >= 3].v # 2 3",
                "$.a[?value(@..v) == 2].v # 2",
                "$.a[0, 2:, 'x'].v # 1 3",
                "$.a[::2].v # 1 3",
                "$.b['c-d', ?@.n].n # \"deep\"",
            })
    void aPathSelects(String path, String expected) throws PathSyntaxException {
        assertThat(String.join(" ", found(path))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.none", "$.a.n", "$.a[9]", "$.limit.x", "$.a[?(@.v=='1')]", "$.b[0]", "$.a[?(@.n>1)]"})
    void whatIsNotThereSelectsNothing(String path) throws PathSyntaxException {
        assertThat(found(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.",
                "$..",
                "$[",
                "$['a'",
                "$['a",
                "$.a[x]",
                "$.a[?(@.v=1)]",
                "$.a[?(@.v==)]",
                "$.a[?(]",
                "$.a[?(@.v",
                "$.a b",
                "$$",
                "$.a[1:x]",
                "$..a..a..a..a",
                "$.a[?(@.v =~ x)]",
                "$.a[?(@.v =~ /x)]",
                "$.a[?(@.v =~ /(/)]",
                "$.a[?match(@.n, /x/)]",
                "$.a[?match(@.n)]",
                "$.a[?length(@.n]",
                "$.a[::0]",
                "$.a[0,]",
                "$.a]"
            })
    void whatIsNoPathIsRefused(String path) {
        assertThatThrownBy(() -> JsonPath.parse(path)).isInstanceOf(PathSyntaxException.class);
    }

    @Test
    void anExpressionThatWouldNeverEndMatchesNothing() throws PathSyntaxException {
        Node document = read("{\"a\": [{\"n\": \"" + "a".repeat(40) + "b\"}]}");
        Match root = Match.root(document);

        assertThat(JsonPath.parse("$.a[?@.n =~ /^(a+)+$/]").matches(root, root)).isEmpty();
    }

    @Test
    void noTextMakesTheParserFailOtherwise() {
        String alphabet = "$.@[]()?*'\"ab1-:,=!<>&| \\";
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("$");
            int length = random.nextInt(30);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                found(text.toString());
            } catch (PathSyntaxException e) {
                assertThat(e.offset()).isBetween(0, text.length() + 1);
            }
        }
    }
}
