package dev.gw.runtime.balance;

import dev.gw.runtime.balance.TargetHealth.AddressHealth;
import dev.gw.runtime.dns.Answer;
import java.util.ArrayList;
import java.util.List;

/** Shows a target to the outside. */
final class HealthView {
    private HealthView() {}

    static TargetHealth of(Target target, boolean checked) {
        List<AddressHealth> addresses = new ArrayList<>();
        long total = 0;
        long unavailable = 0;
        for (Address address : target.addresses()) {
            String state = address.isAvailable() ? "HEALTHY" : "UNHEALTHY";
            String shown = checked && target.weight() > 0 ? state : "HEALTHCHECKS_OFF";
            addresses.add(new AddressHealth(address.host(), address.port(), address.weight(), shown));
            total += address.weight();
            unavailable += address.isAvailable() ? 0 : address.weight();
        }
        return new TargetHealth(
                target.name(), target.port(), dns(target), target.weight(), total, unavailable, addresses);
    }

    private static String dns(Target target) {
        Answer answer = target.answer();
        if (answer.problem() != null) {
            return answer.problem();
        }
        if (answer.ttlMillis() == 0) {
            return "ttl=0, virtual SRV";
        }
        Answer.Entry first = answer.records().get(0);
        if (first.isService()) {
            return "SRV";
        }
        return first.host().indexOf(':') < 0 ? "A" : "AAAA";
    }
}
