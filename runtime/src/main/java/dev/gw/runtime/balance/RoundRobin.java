package dev.gw.runtime.balance;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A wheel on which every address stands as often as its weight says, in an order drawn once. */
final class RoundRobin implements Algorithm {
    private final RandomGenerator random;
    private Address[] wheel = {};
    private int pointer;

    RoundRobin(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public void update(List<Target> targets) {
        int divisor = 0;
        long sum = 0;
        for (Target target : targets) {
            for (Address address : target.addresses()) {
                divisor = gcd(divisor, address.weight());
                sum += address.weight();
            }
        }
        wheel = new Address[divisor == 0 ? 0 : (int) (sum / divisor)];
        int at = 0;
        for (Target target : targets) {
            for (Address address : target.addresses()) {
                for (int i = 0; divisor > 0 && i < address.weight() / divisor; i++) {
                    wheel[at++] = address;
                }
            }
        }
        shuffle();
    }

    private void shuffle() {
        for (int i = wheel.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Address swapped = wheel[i];
            wheel[i] = wheel[j];
            wheel[j] = swapped;
        }
    }

    @Override
    public @Nullable Address pick(Choice choice) {
        for (int i = 0; i < wheel.length; i++) {
            pointer = pointer + 1 >= wheel.length ? 0 : pointer + 1;
            if (wheel[pointer].isAvailable()) {
                return wheel[pointer];
            }
        }
        return null;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
