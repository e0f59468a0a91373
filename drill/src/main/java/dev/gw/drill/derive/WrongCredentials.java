package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import dev.gw.drill.message.Proof;
import dev.gw.drill.proof.SignatureProof;
import dev.gw.drill.proof.TokenFault;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests with credentials that are wrong in one way each, and whether they pass all the same. */
final class WrongCredentials {
    private final Credentials credentials;

    WrongCredentials(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * A request with a wrong credential.
     *
     * @param what what it shows
     * @param ask the request
     * @param passes whether the configuration does not mind
     * @param fails whether Kong may fail over it instead of refusing it
     */
    record Wrong(String what, Ask ask, boolean passes, boolean fails) {
        Wrong(String what, Ask ask, boolean passes) {
            this(what, ask, passes, false);
        }
    }

    /**
     * The wrong credentials for a plugin.
     *
     * @param without a request without any
     * @param credential a right one; null where there is none
     */
    List<Wrong> of(Ask without, Entity plugin, @Nullable Entity credential) {
        return switch (String.valueOf(plugin.name())) {
            case "key-auth" -> keys(without, plugin);
            case "basic-auth" -> passwords(without, credential);
            case "hmac-auth" -> credential == null ? List.of() : signatures(without, plugin, credential);
            case "jwt" -> credential == null ? List.of() : tokens(without, plugin, credential);
            default -> List.of();
        };
    }

    private List<Wrong> keys(Ask without, Entity plugin) {
        List<Wrong> wrong = new ArrayList<>();
        Ask unknown = credentials.key(without, plugin, "gw-drill-unknown-key");
        if (unknown != null) {
            wrong.add(new Wrong("an unknown key", unknown, false));
        }
        Ask empty = credentials.key(without, plugin, "");
        if (empty != null) {
            wrong.add(new Wrong("an empty key", empty, false));
        }
        return wrong;
    }

    private List<Wrong> passwords(Ask without, @Nullable Entity credential) {
        List<Wrong> wrong = new ArrayList<>();
        wrong.add(new Wrong("an unknown user", credentials.basic(without, "gw-drill-nobody:x"), false));
        wrong.add(new Wrong(
                "what is no user and password", without.with(new Field("Authorization", "Basic ???", true)), false));
        if (credential != null) {
            String pair = credential.fields().string("username") + ":gw-drill-wrong";
            wrong.add(new Wrong("a wrong password", credentials.basic(without, pair), false));
        }
        return wrong;
    }

    private List<Wrong> signatures(Ask without, Entity plugin, Entity credential) {
        SignatureProof right = credentials.signature(plugin, credential);
        if (right == null) {
            return List.of();
        }
        PluginConfig config = PluginConfig.of(plugin);
        long skew = (long) config.number("clock_skew");
        List<Wrong> wrong = new ArrayList<>();
        wrong.add(new Wrong("an unknown user", without.with(with(right, "gw-drill-nobody", right.secret(), 0)), false));
        wrong.add(new Wrong(
                "a signature of another secret",
                without.with(with(right, right.username(), right.secret() + "x", 0)),
                false));
        wrong.add(new Wrong(
                "a signature that is too old",
                without.with(with(right, right.username(), right.secret(), -skew - 5)),
                false));
        wrong.add(new Wrong(
                "a signature as old as it may be",
                without.with(with(right, right.username(), right.secret(), -skew + 2)),
                skew > 2));
        wrong.add(
                new Wrong("what is no signature", without.with(new Field("Authorization", "hmac drill", true)), false));
        return wrong;
    }

    private static SignatureProof with(SignatureProof right, String username, String secret, long skew) {
        return new SignatureProof(username, secret, right.algorithm(), right.enforced(), skew, right.digest());
    }

    private List<Wrong> tokens(Ask without, Entity plugin, Entity credential) {
        PluginConfig config = PluginConfig.of(plugin);
        List<String> verified = config.strings("claims_to_verify");
        boolean limited = config.number("maximum_expiration") > 0;
        String algorithm = String.valueOf(credential.fields().string("algorithm"));
        boolean sized = algorithm.startsWith("ES") || algorithm.startsWith("PS");
        List<Wrong> wrong = new ArrayList<>();
        for (TokenFault fault : TokenFault.values()) {
            if (fault == TokenFault.NONE || fault == TokenFault.TOO_LONG && !limited) {
                continue;
            }
            Proof proof = credentials.token(plugin, credential, Caller.NOBODY.tag(), fault);
            if (proof != null) {
                boolean passes = switch (fault) {
                    case EXPIRED -> !verified.contains("exp");
                    case WITHOUT_EXPIRY -> !verified.contains("exp") && !limited;
                    case NOT_YET_VALID -> !verified.contains("nbf");
                    default -> false;
                };
                boolean fails = sized && fault == TokenFault.WITHOUT_SIGNATURE;
                wrong.add(new Wrong(fault.words(), without.with(proof), passes, fails));
            }
        }
        return wrong;
    }
}
