package dev.gw.policy.lower;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.policy.Policy;
import dev.gw.policy.PolicyType;
import dev.gw.policy.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Policies of one type that say the same thing of the same place: nobody could tell which one holds. */
final class Clashes {
    private final PolicyType type;
    private final Diagnostics out;
    private final Map<Claim, Policy> taken = new HashMap<>();

    /** What a policy says that no other of its type may. */
    private record Claim(Scope scope, String what) {}

    private Clashes(PolicyType type, Diagnostics out) {
        this.type = type;
        this.out = out;
    }

    /** Reports those that say what an earlier one says already, and takes them out. */
    static void settle(PolicyType type, List<Policy> policies, Diagnostics out) {
        Clashes clashes = new Clashes(type, out);
        policies.removeIf(clashes::isTaken);
    }

    private boolean isTaken(Policy policy) {
        for (Scope scope : policy.scopes()) {
            for (String what : type.exclusive(policy)) {
                Policy before = taken.putIfAbsent(new Claim(scope, what), policy);
                if (before != null) {
                    report(what, scope, policy, before);
                    return true;
                }
            }
        }
        return false;
    }

    private void report(String what, Scope scope, Policy policy, Policy before) {
        out.add(Diagnostic.of(
                        Code.GW1604, policy.origin(), "two policies " + type.name() + " decide " + what + place(scope))
                .label(before.origin(), "the first one is here")
                .help("make one policy of them, or have them hold in different places"));
    }

    private static String place(Scope scope) {
        return switch (scope.level()) {
            case EVERYWHERE -> "";
            case SERVICE -> " on one service";
            case ROUTE -> " on one route";
        };
    }
}
