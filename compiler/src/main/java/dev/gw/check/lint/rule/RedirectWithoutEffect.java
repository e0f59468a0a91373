package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.function.Consumer;

/** A redirect to https on a route that answers http itself. */
final class RedirectWithoutEffect implements LintRule {
    @Override
    public Code code() {
        return Code.GW2027;
    }

    @Override
    public String id() {
        return "redirect-without-effect";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity route : gateway.all(EntityKind.ROUTES)) {
            String status = Read.text(route, "https_redirect_status_code");
            List<Scalar> protocols = Read.scalars(route, "protocols");
            boolean http = protocols.stream()
                    .anyMatch(p -> p.text().equals("http") || p.text().equals("grpc"));
            if (Read.isAuthored(route, "https_redirect_status_code") && !status.equals("426") && http) {
                out.accept(finding(route, status));
            }
        }
    }

    private static Diagnostic finding(Entity route, String status) {
        String message = "https_redirect_status_code " + status + " has no effect: " + Read.called(route)
                + " has http among its protocols, so it answers http without a redirect";
        Diagnostic found = Diagnostic.of(Code.GW2027, Read.place(route, "https_redirect_status_code"), message)
                .help("set protocols: [https]");
        return Read.isAuthored(route, "protocols")
                ? found
                : Edit.addField(found, route.authored(), "protocols", "[https]");
    }
}
