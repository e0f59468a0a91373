package dev.gw.model.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers were measured on Kong 3.9.1. */
class RoutePriorityTest {
    @ParameterizedTest
    @CsvSource({
        "1, false, 0, false, 0, 2, 0000000020000002",
        "2, false, 0, false, 0, 2, 0000000040000002",
        "1, false, 0, false, 0, 0, 0000000020000000",
        "3, false, 0, false, 0, 2, 0000000060000002",
        "1, false, 1, false, 0, 0, 0000000020100000",
        "1, false, 2, false, 0, 0, 0000000020200000",
        "1, false, 0, true, 0, 0, 0008000020000000",
        "1, false, 0, true, 10, 0, 0008000020500000",
        "1, false, 0, true, -1, 0, 8008000020000000",
        "1, true, 0, false, 0, 0, 1000000020000000",
        "2, true, 0, false, 0, 2, 1000000040000002",
        "3, true, 0, false, 0, 2, 1000000060000002",
        "4, true, 1, false, 0, 2, 9000000000100002",
        "4, false, 1, false, 0, 2, 8000000000000000",
        "5, true, 1, true, 0, 0, 9008000000100000",
    })
    void thePriorityIsTheOneThatKongRuns(
            int attributes, boolean plain, int headers, boolean regex, long rank, int length, String expected) {
        long value = new RoutePriority(attributes, plain, headers, regex, rank, length).value();
        assertThat(String.format("%016x", value)).isEqualTo(expected);
    }

    @Test
    void moreThan255HeadersCountAs255() {
        assertThat(new RoutePriority(1, false, 300, false, 0, 0).value())
                .isEqualTo(new RoutePriority(1, false, 255, false, 0, 0).value());
    }

    @Test
    void aLargerIdIsAskedFirst() {
        assertThat(RoutePriority.compareIds(
                        "f0000000-0000-0000-0000-000000000000", "10000000-0000-0000-0000-000000000000"))
                .isPositive();
    }
}
