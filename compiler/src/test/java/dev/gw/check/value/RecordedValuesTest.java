package dev.gw.check.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.Node;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class RecordedValuesTest {
    @Test
    void everyRecordedValueGetsKongsAnswer() {
        assertAnswers(Recorded.in("recorded.jsonl"), 500);
    }

    @Test
    void everyRecordedKeyGetsKongsAnswer() {
        assertAnswers(Recorded.in("recorded-keys.jsonl"), 50);
    }

    @Test
    void keysOfEveryKindAndFormAreKnown() {
        assertAnswers(Recorded.in("made-keys.jsonl"), 50);
    }

    @Test
    void everyRecordedRegexGetsKongsAnswer() {
        assertAnswers(Recorded.in("recorded-regex.jsonl"), 10);
    }

    @Test
    void everyRecordedRouteGetsTheRoutersAnswer() {
        assertAnswers(Recorded.in("recorded-routes.jsonl"), 20);
    }

    @Test
    void anAuthorityIsRefusedFromTheDayOnThatItExpires() {
        Node authority = Recorded.in("made-keys.jsonl").stream()
                .filter(row -> row.check().equals("ca-certificate") && row.problem() == null)
                .findFirst()
                .orElseThrow()
                .value();

        assertThat(KeyChecks.authority(authority, () -> Instant.parse("2030-01-01T00:00:00Z")))
                .isNull();
        assertThat(KeyChecks.authority(authority, () -> Instant.parse("2055-01-01T00:00:00Z")))
                .isEqualTo("certificate expired, \"Not After\" time is in the past");
    }

    private static void assertAnswers(List<Recorded> recorded, int atLeast) {
        SoftAssertions.assertSoftly(softly -> {
            for (Recorded row : recorded) {
                softly.assertThat(row.said())
                        .as("%s of %s", row.check(), row.value())
                        .isEqualTo(row.problem());
            }
        });
        assertThat(recorded).hasSizeGreaterThan(atLeast);
    }
}
