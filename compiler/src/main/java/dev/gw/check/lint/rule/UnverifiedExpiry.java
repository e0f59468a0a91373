package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.MapNode;
import dev.gw.model.Entity;
import java.util.function.Consumer;

/** A jwt plugin that accepts tokens after they have expired. */
final class UnverifiedExpiry implements LintRule {
    @Override
    public Code code() {
        return Code.GW2032;
    }

    @Override
    public String id() {
        return "unverified-expiry";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity plugin : gateway.enabled("jwt")) {
            boolean verified = Read.scalars(plugin, "config", "claims_to_verify").stream()
                    .anyMatch(claim -> claim.text().equals("exp"));
            if (!verified) {
                out.accept(finding(plugin));
            }
        }
    }

    private static Diagnostic finding(Entity plugin) {
        Diagnostic found = Diagnostic.of(
                        Code.GW2032,
                        Read.place(plugin, "config", "claims_to_verify"),
                        "jwt accepts expired tokens: exp is not among claims_to_verify")
                .help("set claims_to_verify: [exp]");
        MapNode config = plugin.authored().map("config");
        return config != null && !config.has("claims_to_verify")
                ? Edit.addField(found, config, "claims_to_verify", "[exp]")
                : found;
    }
}
