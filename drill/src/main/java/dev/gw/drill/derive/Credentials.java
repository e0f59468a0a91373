package dev.gw.drill.derive;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import dev.gw.drill.message.Proof;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.proof.SignatureProof;
import dev.gw.drill.proof.TokenFault;
import dev.gw.drill.proof.TokenKey;
import dev.gw.drill.proof.TokenProof;
import dev.gw.drill.proof.TokenProof.TokenPlace;
import dev.gw.drill.stage.SigningKeys;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts credentials into requests where a plugin looks for them. */
final class Credentials {
    private static final long USUAL_SECONDS = 300;

    private final SigningKeys keys;
    private final Hints hints;

    Credentials(SigningKeys keys, Hints hints) {
        this.keys = keys;
        this.hints = hints;
    }

    /** The request with all that a caller shows; null where a credential can't be shown. */
    @Nullable
    Ask show(Ask ask, Caller caller, Map<String, Entity> plugins) {
        Ask shown = ask;
        for (Map.Entry<String, Entity> credential : caller.credentials().entrySet()) {
            Entity plugin = Objects.requireNonNull(plugins.get(credential.getKey()));
            Ask more = show(shown, plugin, credential.getValue(), caller.tag());
            if (more == null) {
                return null;
            }
            shown = more;
        }
        return shown;
    }

    /** The request with a right credential for a plugin; null where the drill can't make one. */
    private @Nullable Ask show(Ask ask, Entity plugin, Entity credential, String tag) {
        MapNode fields = credential.fields();
        return switch (String.valueOf(plugin.name())) {
            case "key-auth" -> {
                String key = fields.string("key");
                yield key == null ? null : key(ask, plugin, key);
            }
            case "basic-auth" -> {
                String password = fields.string("password");
                yield password == null ? null : basic(ask, fields.string("username") + ":" + password);
            }
            case "hmac-auth" -> {
                SignatureProof proof = signature(plugin, credential);
                yield proof == null ? null : ask.with(proof);
            }
            default -> {
                Proof proof = token(plugin, credential, tag, TokenFault.NONE);
                yield proof == null ? null : ask.with(proof);
            }
        };
    }

    /** The request with a key under the first name that a plugin looks for; null where only bodies carry keys. */
    @Nullable
    Ask key(Ask ask, Entity plugin, String key) {
        PluginConfig config = PluginConfig.of(plugin);
        String name = config.strings("key_names").get(0);
        if (config.isTrue("key_in_header")) {
            return ask.with(new Field(name, octets(key), true));
        }
        return config.isTrue("key_in_query") ? ask.withArgument(name, Paths.onTheWire(key)) : null;
    }

    /** The request with a user and password, as {@code user:password}. */
    Ask basic(Ask ask, String pair) {
        String base64 = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return ask.with(new Field("Authorization", "Basic " + base64, true));
    }

    /** The proof of who has a secret; null where nobody can know it. */
    @Nullable
    SignatureProof signature(Entity plugin, Entity credential) {
        PluginConfig config = PluginConfig.of(plugin);
        String secret = credential.fields().string("secret");
        List<String> algorithms = config.strings("algorithms");
        if (secret == null || algorithms.isEmpty()) {
            return null;
        }
        String algorithm = algorithms.contains("hmac-sha256") ? "hmac-sha256" : algorithms.get(0);
        List<String> enforced = new ArrayList<>(config.strings("enforce_headers"));
        String username = String.valueOf(credential.fields().string("username"));
        return new SignatureProof(username, secret, algorithm, enforced, 0, config.isTrue("validate_request_body"));
    }

    /** A token, right or wrong; null where the drill has not the private key. */
    @Nullable
    Proof token(Entity plugin, Entity credential, String tag, TokenFault fault) {
        TokenPlace place = place(plugin);
        TokenProof.Recipe recipe = recipe(plugin, credential, tag);
        return place == null || recipe == null ? null : new TokenProof(recipe, place, fault);
    }

    private static @Nullable TokenPlace place(Entity plugin) {
        PluginConfig config = PluginConfig.of(plugin);
        List<String> headers = config.strings("header_names");
        List<String> arguments = config.strings("uri_param_names");
        List<String> cookies = config.strings("cookie_names");
        if (!headers.isEmpty()) {
            return new TokenPlace(TokenPlace.Kind.HEADER, headers.get(0));
        }
        if (!arguments.isEmpty()) {
            return new TokenPlace(TokenPlace.Kind.ARGUMENT, arguments.get(0));
        }
        return cookies.isEmpty() ? null : new TokenPlace(TokenPlace.Kind.COOKIE, cookies.get(0));
    }

    private TokenProof.@Nullable Recipe recipe(Entity plugin, Entity credential, String tag) {
        PluginConfig config = PluginConfig.of(plugin);
        String name = credential.fields().string("key");
        String algorithm = Objects.requireNonNullElse(credential.fields().string("algorithm"), "HS256");
        boolean shared = algorithm.startsWith("HS");
        TokenKey key = shared ? secret(config, credential, algorithm) : pair(credential, algorithm);
        if (name == null || key == null) {
            return null;
        }
        String pem = String.valueOf(credential.fields().string("rsa_public_key"));
        TokenKey foreign = shared
                ? TokenKey.ofSecret(algorithm, "gw-drill".getBytes(StandardCharsets.UTF_8))
                : TokenKey.ofPair(algorithm, keys.foreign(algorithm).getPrivate());
        // whoever takes the public key for a shared secret accepts what everybody can sign
        TokenKey confused = shared
                ? otherHash(config, credential, algorithm)
                : TokenKey.ofSecret("HS256", pem.getBytes(StandardCharsets.UTF_8));
        double longest = config.number("maximum_expiration");
        long most = longest > 0 ? (long) longest : 0;
        long seconds = most > 0 ? Math.min(USUAL_SECONDS, most) : USUAL_SECONDS;
        MapNode claims = hints.claims().with("sub", Scalar.string(tag));
        return new TokenProof.Recipe(
                config.string("key_claim_name"), name, key, foreign, confused, claims, seconds, most);
    }

    private @Nullable TokenKey pair(Entity credential, String algorithm) {
        String pem = credential.fields().string("rsa_public_key");
        KeyPair pair = pem == null ? null : keys.pair(pem);
        return pair == null ? null : TokenKey.ofPair(algorithm, pair.getPrivate());
    }

    private static TokenKey otherHash(PluginConfig config, Entity credential, String algorithm) {
        String other = algorithm.equals("HS256") ? "HS512" : "HS256";
        return Objects.requireNonNull(secret(config, credential, other));
    }

    private static @Nullable TokenKey secret(PluginConfig config, Entity credential, String algorithm) {
        String secret = credential.fields().string("secret");
        if (secret == null) {
            return null;
        }
        byte[] octets = config.isTrue("secret_is_base64")
                ? Base64.getUrlDecoder()
                        .decode(secret.replace('+', '-').replace('/', '_').replace("=", ""))
                : secret.getBytes(StandardCharsets.UTF_8);
        return TokenKey.ofSecret(algorithm, octets);
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
