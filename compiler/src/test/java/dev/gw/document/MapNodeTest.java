package dev.gw.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Look-ups and comparisons, whatever the size of the map and the kinds of its keys. */
class MapNodeTest {
    private static MapNode.Entry entry(Scalar key, int value) {
        return new MapNode.Entry(key, Scalar.integer(value));
    }

    private static MapNode.Entry entry(String key, int value) {
        return entry(Scalar.string(key), value);
    }

    @Test
    void everyKeyIsFoundAndNoOther() {
        Random random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            List<MapNode.Entry> entries = new ArrayList<>();
            int size = random.nextInt(30);
            for (int i = 0; i < size; i++) {
                entries.add(entry("k" + random.nextInt(40), i));
            }
            MapNode map = MapNode.of(entries);
            for (int i = 0; i < 40; i++) {
                String key = "k" + i;
                MapNode.Entry first = entries.stream()
                        .filter(entry -> entry.name().equals(key))
                        .findFirst()
                        .orElse(null);
                assertThat(map.entry(key)).isSameAs(first);
            }
        }
    }

    @Test
    void aKeyThatIsNoStringIsNotFoundByItsText() {
        MapNode texts = MapNode.of(List.of(entry("a", 1), entry("1", 2), entry("b", 3), entry("c", 4)));
        MapNode mixed = MapNode.of(
                List.of(entry("a", 1), entry(Scalar.integer(1, "1", Span.nowhere()), 2), entry("b", 3), entry("c", 4)));

        assertThat(texts.has("1")).isTrue();
        assertThat(mixed.has("1")).isFalse();
        assertThat(mixed.has("c")).isTrue();
        assertThat(texts.sameAs(mixed)).isFalse();
        assertThat(mixed.sameAs(mixed)).isTrue();
    }

    @Test
    void orderOfKeysDoesNotCountAndValuesDo() {
        MapNode one = MapNode.of(List.of(entry("a", 1), entry("b", 2), entry("c", 3), entry("d", 4)));
        MapNode turned = MapNode.of(List.of(entry("d", 4), entry("c", 3), entry("b", 2), entry("a", 1)));
        MapNode other = MapNode.of(List.of(entry("a", 1), entry("b", 2), entry("c", 3), entry("d", 5)));

        assertThat(one.sameAs(turned)).isTrue();
        assertThat(turned.sameAs(one)).isTrue();
        assertThat(one.sameAs(other)).isFalse();
    }

    @Test
    void aCopyFindsWhatWasSetAndNotWhatWasTaken() {
        MapNode map = MapNode.of(List.of(entry("a", 1), entry("b", 2), entry("c", 3), entry("d", 4)));

        assertThat(Objects.requireNonNull(map.with("c", Scalar.integer(9)).get("c")))
                .hasToString("9");
        assertThat(Objects.requireNonNull(map.with("e", Scalar.integer(5)).get("e")))
                .hasToString("5");
        assertThat(map.without("b").has("b")).isFalse();
        assertThat(map.without("b").has("d")).isTrue();
    }
}
