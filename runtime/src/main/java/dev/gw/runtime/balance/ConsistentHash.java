package dev.gw.runtime.balance;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A circle of points, of which every address holds some, by its weight. A request's value falls on a point and belongs to
 * the address there, or to the next one down the circle. Where points lie depends on the addresses alone, so other
 * addresses leave most values where they are, and all gateways agree.
 */
final class ConsistentHash implements Algorithm {
    private static final int MIN_POINTS = 1_000;
    private static final int POINTS_PER_TARGET = 160;

    private final int points;
    private Address[] circle = {};

    /**
     * A circle.
     *
     * @param slots its points; less than 1000 count as 1000
     */
    ConsistentHash(int slots) {
        this.points = Math.max(MIN_POINTS, slots);
    }

    @Override
    public void update(List<Target> targets) {
        Address[] next = new Address[points];
        long sum = targets.stream()
                .flatMap(target -> target.addresses().stream())
                .mapToLong(Address::weight)
                .sum();
        List<Target> sorted = targets.stream()
                .sorted(Comparator.comparing(Target::name).thenComparingInt(Target::port))
                .toList();
        for (Target target : sorted) {
            List<Address> addresses = target.addresses().stream()
                    .sorted(Comparator.comparing(address -> address.host() + ":" + address.port()))
                    .toList();
            for (Address address : addresses) {
                if (!place(next, address, share(address.weight(), sum, targets.size()))) {
                    // the circle is full: as in Kong, the one before stays
                    return;
                }
            }
        }
        circle = next;
    }

    private static long share(int weight, long sum, int targets) {
        if (weight == 0) {
            return 0;
        }
        double share = (double) weight / sum;
        return Math.max(1, (long) Math.floor(share * targets * POINTS_PER_TARGET));
    }

    private boolean place(Address[] next, Address address, long entries) {
        String prefix = address.host() + "::" + address.port() + " ";
        long wanted = entries;
        for (long i = 1; i <= wanted; i++) {
            int point = point(prefix + i);
            if (next[point] == null) {
                next[point] = address;
            } else {
                wanted++;
            }
            if (i + 1 > points) {
                return false;
            }
        }
        return true;
    }

    private int point(String value) {
        return (int) (XxHash32.of(value) % points);
    }

    @Override
    public @Nullable Address pick(Choice choice) {
        if (circle.length == 0) {
            return null;
        }
        int start = point(choice.hashed());
        for (int step = 0; step < points; step++) {
            Address address = circle[Math.floorMod(start - step, points)];
            if (address != null && address.isAvailable()) {
                return address;
            }
        }
        return null;
    }
}
