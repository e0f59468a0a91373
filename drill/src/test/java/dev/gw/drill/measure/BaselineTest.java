package dev.gw.drill.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether two runs really differ. */
class BaselineTest {
    @Test
    void theTestAgreesWithTheFormulaDoneByHand() {
        // W = 35 of 10 and 5 without ties: z = (35 - 25 - 0.5) / sqrt(10 * 5 * 16 / 12) = 1.1635
        assertThat(Baseline.chance(
                        List.of(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46),
                        List.of(1.15, 0.88, 0.90, 0.74, 1.21)))
                .isCloseTo(0.2446, within(0.0005));
    }

    @Test
    void whatIsEqualNeverDiffers() {
        assertThat(Baseline.chance(List.of(1.0, 1.0, 1.0), List.of(1.0, 1.0, 1.0)))
                .isEqualTo(1);
    }

    @Test
    void noiseIsSeldomTakenForAChange() {
        Random random = new Random(4);
        long alarms = Stream.generate(() -> Baseline.chance(sample(random, 1), sample(random, 1)))
                .limit(1000)
                .filter(chance -> chance < 0.01)
                .count();

        assertThat(alarms).isLessThan(25);
    }

    @Test
    void aRealChangeIsSeen() {
        Random random = new Random(4);
        long seen = Stream.generate(() -> Baseline.chance(sample(random, 1), sample(random, 1.3)))
                .limit(1000)
                .filter(chance -> chance < 0.01)
                .count();

        assertThat(seen).isGreaterThan(900);
    }

    private static List<Double> sample(Random random, double factor) {
        return random.doubles(30)
                .map(value -> factor * (10 + 3 * value))
                .boxed()
                .toList();
    }
}
