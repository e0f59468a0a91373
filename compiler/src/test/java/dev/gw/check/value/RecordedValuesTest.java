package dev.gw.check.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class RecordedValuesTest {
    @Test
    void everyRecordedValueGetsKongsAnswer() {
        var recorded = Recorded.in("recorded.jsonl");

        SoftAssertions.assertSoftly(softly -> {
            for (Recorded row : recorded) {
                softly.assertThat(row.said())
                        .as("%s of %s", row.check(), row.value())
                        .isEqualTo(row.problem());
            }
        });
        assertThat(recorded).hasSizeGreaterThan(500);
    }
}
