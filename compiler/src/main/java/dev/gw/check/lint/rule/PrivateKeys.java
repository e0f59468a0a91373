package dev.gw.check.lint.rule;

/** Tells private keys from public ones. */
final class PrivateKeys {
    private PrivateKeys() {}

    /** Whether a JSON Web Key has a private part: d of RSA, EC and OKP keys, k of symmetric ones. */
    static boolean isPrivateJwk(String jwk) {
        String dense = jwk.replaceAll("\\s", "");
        return dense.contains("\"d\":") || dense.contains("\"k\":");
    }
}
