package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A secret that stands in the configuration as it is. */
final class PlaintextSecret implements LintRule {
    @Override
    public Code code() {
        return Code.GW2009;
    }

    @Override
    public String id() {
        return "plaintext-secret";
    }

    private static final Map<EntityKind, List<String>> FIELDS = Map.of(
            EntityKind.KEYAUTH_CREDENTIALS, List.of("key"),
            EntityKind.BASICAUTH_CREDENTIALS, List.of("password"),
            EntityKind.HMACAUTH_CREDENTIALS, List.of("secret"),
            EntityKind.JWT_SECRETS, List.of("secret"),
            EntityKind.OAUTH2_CREDENTIALS, List.of("client_secret"),
            EntityKind.CERTIFICATES, List.of("key", "key_alt"));

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        boolean hashed = gateway.bundle().document().get("_transform") instanceof Scalar transform
                && transform.isBoolean()
                && !transform.isTrue();
        FIELDS.forEach((kind, fields) -> {
            if (hashed && kind == EntityKind.BASICAUTH_CREDENTIALS) {
                return;
            }
            for (Entity entity : gateway.all(kind)) {
                fields.forEach(field ->
                        check(Read.called(entity), field, entity.fields().get(field), out));
            }
        });
        for (Entity key : gateway.all(EntityKind.KEYS)) {
            check(Read.called(key), "pem.private_key", Read.at(key, "pem", "private_key"), out);
            if (PrivateKeys.isPrivateJwk(Read.text(key, "jwk"))) {
                check(Read.called(key), "jwk", Read.at(key, "jwk"), out);
            }
        }
        for (Entity plugin : gateway.plugins()) {
            SecretFields.of(plugin).forEach((field, value) -> check(Read.called(plugin), field, value, out));
        }
    }

    private static void check(String whose, String field, @Nullable Node value, Consumer<Diagnostic> out) {
        if (!(value instanceof Scalar scalar)) {
            return;
        }
        boolean plain = scalar.isString()
                && !scalar.isSensitive()
                && !scalar.span().isNowhere()
                && SecretFields.isLiteral(scalar.text());
        if (plain) {
            out.accept(Diagnostic.of(
                            Code.GW2009,
                            scalar.span(),
                            field + " of " + whose + " is a secret, written out in the file")
                    .help("take it from the environment, as in ${NAME}, or from a vault where Kong allows it"));
        }
    }
}
