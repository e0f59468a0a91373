package dev.gw.runtime.balance;

import dev.gw.runtime.dns.Answer;
import dev.gw.runtime.health.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings a target's addresses in line with what its name stands for; addresses that stay keep their state. */
final class AddressList {
    private AddressList() {}

    /** Gives the health of a new address; null where it is not checked. */
    interface HealthOf {
        @Nullable
        Health of(Target target, String host, int port, int weight);
    }

    static void take(Target target, Answer answer, HealthOf health, Consumer<Address> gone) {
        List<Address> before = new ArrayList<>(target.addresses());
        List<Address> after = new ArrayList<>();
        for (Answer.Entry entry : entries(target, answer)) {
            int port = entry.port() == 0 ? target.port() : entry.port();
            // an SRV record of weight 0 shall be hit as rarely as possible, but shall be hit
            int weight = entry.isService() ? Math.max(1, entry.weight()) : target.weight();
            after.add(kept(before, target, entry.host(), port, weight, health));
        }
        before.stream().filter(address -> address.health() != null).forEach(gone);
        target.addresses().clear();
        target.addresses().addAll(after);
    }

    /** A name that holds for no time at all stands for itself, and is looked up for each request. */
    private static List<Answer.Entry> entries(Target target, Answer answer) {
        boolean eachTime = answer.problem() == null && answer.ttlMillis() == 0;
        return eachTime ? List.of(Answer.Entry.address(target.name())) : answer.records();
    }

    private static Address kept(
            List<Address> before, Target target, String host, int port, int weight, HealthOf health) {
        for (Address known : before) {
            if (known.host().equals(host) && known.port() == port && known.weight() == weight) {
                before.remove(known);
                return known;
            }
        }
        return new Address(target, host, port, weight, health.of(target, host, port, weight));
    }
}
