package dev.gw.runtime.vault;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The vault {@code env}, by its own name and by those that a configuration gives it. */
final class Environment {
    private static final String KIND = "env";

    private final Bundle bundle;
    private final UnaryOperator<@Nullable String> variables;

    Environment(Bundle bundle, UnaryOperator<@Nullable String> variables) {
        this.bundle = bundle;
        this.variables = variables;
    }

    /** The secret; null where there is none, or where another kind of vault is asked. */
    @Nullable
    String secret(VaultReference reference) {
        String prefix = prefix(reference);
        if (prefix == null) {
            return null;
        }
        String name = (prefix + reference.resource()).replace('-', '_').toUpperCase(Locale.ROOT);
        String value = variables.apply(reference.previous() ? name + "_PREVIOUS" : name);
        return value == null || reference.key() == null ? value : member(value, reference.key());
    }

    /** What goes before the names of variables; null where the vault is no part of the environment. */
    private @Nullable String prefix(VaultReference reference) {
        String configured = "";
        if (!reference.vault().equals(KIND)) {
            Entity vault = bundle.all(EntityKind.VAULTS).stream()
                    .filter(entity -> reference.vault().equals(entity.fields().string("prefix")))
                    .findFirst()
                    .orElse(null);
            if (vault == null || !KIND.equals(vault.fields().string("name"))) {
                return null;
            }
            MapNode config = vault.fields().map("config");
            String own = config == null ? null : config.string("prefix");
            configured = own == null ? "" : own;
        }
        return reference.prefix() == null ? configured : reference.prefix();
    }

    private static @Nullable String member(String json, String key) {
        SourceFile file = SourceFile.of("secret.json", json);
        return DocumentReader.read(file, DocumentReader.Dialect.KONG, new Diagnostics())
                                        .orElse(null)
                                instanceof MapNode map
                        && map.get(key) instanceof Scalar member
                        && member.isString()
                ? member.text()
                : null;
    }
}
