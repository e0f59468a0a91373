package dev.gw.drill.stage;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.drill.scenario.Fault;
import dev.gw.drill.scenario.Identity;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.standin.Credential;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.source.Span;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Whether a scenario fits the configuration it is run against: its consumers and services are there. */
public final class Fitting {
    private Fitting() {}

    /** Says what does not fit. */
    public static void check(Scenario scenario, Bundle bundle, Wallet wallet, Diagnostics out) {
        for (Identity identity : scenario.identities().values()) {
            wallet.problem(identity)
                    .ifPresent(problem ->
                            say(problem, identity.at(), identity.consumer(), Credential.consumers(bundle), out));
        }
        Set<String> services = new TreeSet<>();
        for (Entity service : bundle.all(EntityKind.SERVICES)) {
            String name = service.name();
            services.add(name == null ? service.id() : name);
        }
        for (Fault fault : scenario.faults()) {
            if (fault.kind() == Fault.Kind.REDIS && !countsInRedis(bundle)) {
                out.add(Diagnostic.of(Code.GW1805, fault.span(), "nothing in this configuration counts in Redis")
                        .help("a limit with policy: redis does"));
            }
            if (fault.kind() == Fault.Kind.UPSTREAM && !services.contains(fault.subject())) {
                say("there is no service " + fault.subject(), fault.span(), fault.subject(), services, out);
            }
        }
    }

    private static boolean countsInRedis(Bundle bundle) {
        return bundle.all(EntityKind.PLUGINS).stream()
                .map(plugin -> plugin.fields().map("config"))
                .anyMatch(config -> config != null && "redis".equals(config.string("policy")));
    }

    private static void say(String problem, Span at, String word, Collection<String> all, Diagnostics out) {
        Diagnostic diagnostic = Diagnostic.of(Code.GW1805, at, problem);
        out.add(Nearest.to(word, all)
                .map(meant -> diagnostic.help("did you mean " + meant + "?"))
                .orElse(diagnostic));
    }
}
