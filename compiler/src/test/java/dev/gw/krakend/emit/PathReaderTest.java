package dev.gw.krakend.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "~/a$ ; /a",
                "~^/a$ ; /a",
                "~/$ ; /",
                "~/a/(?<id>[^/]+)$ ; /a/{id}",
                "~/a/(?P<id>[^/]+)/b$ ; /a/{id}/b",
                "~/a/[^/]+$ ; /a/{}",
                "~/a/\\d+$ ; /a/{}",
                "~/a/\\w{3,8}$ ; /a/{}",
                "~/a/([0-9a-f-]+)$ ; /a/{}",
                "~/v\\d+/a$ ; /{}/a",
                "~/(?:a|b)/c$ ; /a/c /b/c",
                "~/v1\\.2/x\\-y$ ; /v1.2/x-y",
                "~/a/?$ ; /a",
            })
    void aRegexOfWholeSegmentsIsAPath(String path, String expected) {
        PathTaken taken = PathReader.read(path, List.of(), /* enterprise= */ false);

        assertThat(taken.paths().stream().map(EndpointPath::written).collect(Collectors.joining(" ")))
                .as(taken.refusal())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/a",
        "~/a",
        "~/a/.*$",
        "~/a(/.*)?$",
        "~/a(/b)?$",
        "~/a/[^.]+$",
        "~/a/.+$",
        "~/a/\\S+$",
        "~/a/x?$",
        "~/a/[+-9]+$",
        "~/a/[a-z]*$",
        "~/a/([0-9]+|b)$",
        "~a$",
        "~/a\\$",
        "~/(a|)/b$",
        "~/a/\\p{L}+$",
        "~/a/(?i)b$",
    })
    void whatIsMoreThanWholeSegmentsIsRefused(String path) {
        PathTaken taken = PathReader.read(path, List.of(), /* enterprise= */ false);

        assertThat(taken.isRefused()).as("%s", taken.paths()).isTrue();
        assertThat(taken.paths()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"~/a/[^/]+$, false", "~/a/[0-9]+$, true", "~/a$, false"})
    void aParameterThatTakesMoreThanItsPatternSaysSo(String path, boolean widened) {
        PathTaken taken = PathReader.read(path, List.of(), /* enterprise= */ false);

        assertThat(taken.note().contains("takes any text")).isEqualTo(widened);
    }
}
