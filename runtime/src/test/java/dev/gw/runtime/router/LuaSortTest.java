package dev.gw.runtime.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists as LuaJIT sorted them: their keys, and the places that the elements had before. */
class LuaSortTest {
    @Test
    void equalElementsEndUpWhereLuaPutsThem() throws IOException {
        List<String> lines = lines();
        assertThat(lines).hasSize(48);
        for (String line : lines) {
            String[] sides = line.split(" > ");
            List<Integer> keys = numbers(sides[0]);
            List<Integer> places =
                    new ArrayList<>(IntStream.range(0, keys.size()).boxed().toList());
            LuaSort.sort(places, Comparator.comparing(keys::get));
            assertThat(places).as(line).isEqualTo(numbers(sides[1]));
        }
    }

    private static List<Integer> numbers(String text) {
        return Stream.of(text.split(",")).map(Integer::valueOf).toList();
    }

    private static List<String> lines() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LuaSortTest.class.getResourceAsStream("lua-sort.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
