package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.function.Consumer;

/** An http route to a tcp service, or the other way round. */
final class ServiceOfOtherSubsystem implements LintRule {
    @Override
    public Code code() {
        return Code.GW2028;
    }

    @Override
    public String id() {
        return "service-of-other-subsystem";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity route : gateway.all(EntityKind.ROUTES)) {
            gateway.serviceOf(route).ifPresent(service -> {
                String protocol = Read.text(service, "protocol");
                if (!protocol.isEmpty() && Subsystem.of(protocol) != Subsystem.of(route)) {
                    out.accept(finding(route, service, protocol));
                }
            });
        }
    }

    private static Diagnostic finding(Entity route, Entity service, String protocol) {
        String message = Read.called(route) + " can't reach " + Read.called(service) + ": a service of protocol "
                + protocol + " serves no " + (Subsystem.of(route) == Subsystem.HTTP ? "http" : "tcp, tls or udp")
                + " routes";
        return Diagnostic.of(Code.GW2028, Read.place(route, "protocols"), message)
                .label(Read.place(service, "protocol"), "the protocol of the service");
    }
}
