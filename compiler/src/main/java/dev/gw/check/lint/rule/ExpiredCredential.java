package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.function.Consumer;

/** A credential whose ttl was meant as a number of seconds: in a file it is the moment of expiry. */
final class ExpiredCredential implements LintRule {
    /** Before it, in 2001, nobody let anything expire; as a number of seconds it is more than Kong ever takes. */
    private static final long MOMENTS_FROM = 1_000_000_000L;

    @Override
    public Code code() {
        return Code.GW2036;
    }

    @Override
    public String id() {
        return "expired-credential";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity credential : gateway.all(EntityKind.KEYAUTH_CREDENTIALS)) {
            Node ttl = credential.authored().get("ttl");
            if (ttl instanceof Scalar number && number.isNumber() && number.number() < MOMENTS_FROM) {
                String message = "ttl of " + Read.called(credential)
                        + " is the second since 1970 at which it expires, which was long ago: Kong never finds it";
                out.accept(Diagnostic.of(Code.GW2036, number.span(), message)
                        .help("write the moment, as date -d '+30 days' +%s prints it, or leave ttl out"));
            }
        }
    }
}
