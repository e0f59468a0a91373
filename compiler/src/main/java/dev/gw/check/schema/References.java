package dev.gw.check.schema;

import dev.gw.document.Node;
import dev.gw.document.Scalar;

/** Texts that stand for a secret in a vault: {@code {vault://env/name}}. */
public final class References {
    private References() {}

    /** Whether it is one, whole and exactly. */
    public static boolean isVault(Node value) {
        if (!(value instanceof Scalar scalar) || !scalar.isString()) {
            return false;
        }
        String text = scalar.text();
        return text.startsWith("{vault://") && text.endsWith("}");
    }
}
