package dev.gw.runtime.balance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The address with the fewest requests in flight for its weight, but not one that failed this request already. */
final class LeastConnections implements Algorithm {
    private final Map<Address, Integer> inFlight = new HashMap<>();
    private AddressHeap heap = new AddressHeap();

    @Override
    public void update(List<Target> targets) {
        AddressHeap next = new AddressHeap();
        Map<Address, Integer> known = new HashMap<>();
        for (Target target : targets) {
            for (Address address : target.addresses()) {
                int count = inFlight.getOrDefault(address, 0);
                known.put(address, count);
                if (address.isAvailable()) {
                    next.insert(address, load(address, count));
                }
            }
        }
        inFlight.keySet().retainAll(known.keySet());
        inFlight.putAll(known);
        heap = next;
    }

    private static double load(Address address, int count) {
        return (count + 1.0) / address.weight();
    }

    @Override
    public @Nullable Address pick(Choice choice) {
        Address before = choice.current();
        if (before != null) {
            choice.fail(before);
            count(before, -1);
        }
        Address chosen = lowest(choice);
        if (chosen != null) {
            count(chosen, 1);
        }
        return chosen;
    }

    private @Nullable Address lowest(Choice choice) {
        List<Address> passed = new ArrayList<>(2);
        Address top = heap.peek();
        while (top != null && choice.hasFailed(top)) {
            passed.add(top);
            heap.pop();
            top = heap.peek();
        }
        if (top == null && choice.hasFailures()) {
            choice.forgetFailures();
            top = passed.isEmpty() ? null : passed.get(0);
        }
        for (Address each : passed) {
            heap.insert(each, load(each, inFlight.getOrDefault(each, 0)));
        }
        return top;
    }

    @Override
    public void over(Choice choice, double seconds) {
        Address address = choice.current();
        if (address != null) {
            count(address, -1);
        }
    }

    private void count(Address address, int change) {
        Integer before = inFlight.get(address);
        if (before != null) {
            inFlight.put(address, before + change);
            heap.update(address, load(address, before + change));
        }
    }
}
