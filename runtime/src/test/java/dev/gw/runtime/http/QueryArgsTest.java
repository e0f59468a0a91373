package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryArgsTest {
    @Test
    void onlyTheFirstHundredArgumentsCount() {
        String query = IntStream.range(0, 150).mapToObj(i -> "a" + i).collect(Collectors.joining("&"));

        assertThat(QueryArgs.parse(query).all()).hasSize(100);
        assertThat(QueryArgs.parse(query).has("a99")).isTrue();
        assertThat(QueryArgs.parse(query).has("a100")).isFalse();
    }

    @Test
    void writtenAnewTheyAreSortedByWhatStandsForAName() {
        assertThat(QueryArgs.parse("b=2&a&b=1&c=%20").encodeSorted()).isEqualTo("a&b=2&b=1&c=%20");
        assertThat(QueryArgs.parse("").encodeSorted()).isNull();
    }
}
