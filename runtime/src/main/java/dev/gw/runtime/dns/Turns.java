package dev.gw.runtime.dns;

import dev.gw.runtime.dns.Answer.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The records of an answer, one after the other, service records as often as their weight says. Thread-safe. */
final class Turns {
    private static final int MAX_TURNS = 1_000;

    private final Answer answer;
    private final List<Entry> order;
    private final AtomicInteger at = new AtomicInteger();

    Turns(Answer answer) {
        this.answer = answer;
        this.order = order(answer.records());
    }

    Answer answer() {
        return answer;
    }

    Entry next() {
        return order.get(Math.floorMod(at.getAndIncrement(), order.size()));
    }

    private static List<Entry> order(List<Entry> entries) {
        int divisor = 0;
        long sum = 0;
        for (Entry entry : entries) {
            divisor = gcd(divisor, Math.max(1, entry.weight()));
            sum += Math.max(1, entry.weight());
        }
        if (divisor == 0 || sum / divisor > MAX_TURNS) {
            return entries;
        }
        List<Entry> order = new ArrayList<>();
        for (int round = 0; order.size() < sum / divisor; round++) {
            for (Entry entry : entries) {
                if (round < Math.max(1, entry.weight()) / divisor) {
                    order.add(entry);
                }
            }
        }
        return order;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
