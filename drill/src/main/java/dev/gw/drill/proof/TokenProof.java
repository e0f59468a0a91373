package dev.gw.drill.proof;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import dev.gw.drill.message.Proof;
import dev.gw.emit.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Shows a JSON Web Token, right or wrong in one way. Thread-safe. */
public final class TokenProof implements Proof {
    private static final int REMEMBERED = 64;

    private final Recipe recipe;
    private final TokenPlace place;
    private final TokenFault fault;
    private final ConcurrentMap<Long, String> made = new ConcurrentHashMap<>();

    /**
     * What tokens are made of.
     *
     * @param keyClaim the claim that names the credential
     * @param keyName what it says
     * @param key signs
     * @param foreign signs where the key is to be wrong
     * @param confused signs where the algorithm is to be wrong
     * @param claims the other claims
     * @param seconds for how long a token is good
     * @param longest for how long one may be good at most; 0 for any time
     */
    public record Recipe(
            String keyClaim,
            String keyName,
            TokenKey key,
            TokenKey foreign,
            TokenKey confused,
            MapNode claims,
            long seconds,
            long longest) {
        /** The same with one more claim. */
        public Recipe with(String claim, String value) {
            MapNode more = claims.with(claim, Scalar.string(value));
            return new Recipe(keyClaim, keyName, key, foreign, confused, more, seconds, longest);
        }
    }

    /** Shows tokens of a recipe in a place. */
    public TokenProof(Recipe recipe, TokenPlace place, TokenFault fault) {
        this.recipe = recipe;
        this.place = place;
        this.fault = fault;
    }

    @Override
    public Ask prove(Ask ask, Instant now) {
        if (made.size() > REMEMBERED) {
            made.clear();
        }
        return place.put(ask, made.computeIfAbsent(now.getEpochSecond(), this::token));
    }

    private String token(long now) {
        if (fault == TokenFault.MALFORMED) {
            return "bm9uZQ.bm9uZQ.bm9uZQ";
        }
        String signed = encode(JsonWriter.compact(header())) + "." + encode(JsonWriter.compact(claims(now)));
        return switch (fault) {
            case ALG_NONE -> signed + ".";
            case WITHOUT_SIGNATURE -> signed + ".";
            case FOREIGN_KEY -> signed + "." + recipe.foreign().sign(signed);
            case WRONG_ALGORITHM -> signed + "." + recipe.confused().sign(signed);
            case TAMPERED ->
                encode(JsonWriter.compact(header())) + "."
                        + encode(JsonWriter.compact(claims(now).with("tampered", Scalar.bool(true)))) + "."
                        + recipe.key().sign(signed);
            default -> signed + "." + recipe.key().sign(signed);
        };
    }

    private MapNode header() {
        String algorithm = switch (fault) {
            case ALG_NONE -> "none";
            case WRONG_ALGORITHM -> recipe.confused().algorithm();
            default -> recipe.key().algorithm();
        };
        MapNode header = MapNode.empty().with("typ", Scalar.string("JWT")).with("alg", Scalar.string(algorithm));
        return isInHeader() ? named(header) : header;
    }

    private MapNode claims(long now) {
        MapNode claims = recipe.claims().with("iat", Scalar.integer(now));
        long lasts = switch (fault) {
            case EXPIRED -> -1;
            case TOO_LONG -> recipe.longest() + 60;
            default -> recipe.seconds();
        };
        if (fault != TokenFault.WITHOUT_EXPIRY) {
            claims = claims.with("exp", Scalar.integer(now + lasts));
        }
        long begins = fault == TokenFault.NOT_YET_VALID ? now + 120 : fault == TokenFault.EXPIRED ? now - 60 : now;
        claims = claims.with("nbf", Scalar.integer(begins));
        return isInHeader() ? claims : named(claims);
    }

    /** Keys are usually claims; the key's id stands in the header. */
    private boolean isInHeader() {
        return recipe.keyClaim().equals("kid");
    }

    private MapNode named(MapNode map) {
        return switch (fault) {
            case WITHOUT_ISSUER -> map.without(recipe.keyClaim());
            case UNKNOWN_ISSUER -> map.with(recipe.keyClaim(), Scalar.string("gw-drill-nobody"));
            default -> map.with(recipe.keyClaim(), Scalar.string(recipe.keyName()));
        };
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Where a request carries its token.
     *
     * @param kind where
     * @param name the name there
     */
    public record TokenPlace(Kind kind, String name) {
        /** The places that Kong looks at. */
        public enum Kind {
            HEADER,
            ARGUMENT,
            COOKIE
        }

        Ask put(Ask ask, String token) {
            return switch (kind) {
                case HEADER -> ask.with(new Field(name, "Bearer " + token, true));
                case ARGUMENT -> ask.withArgument(name, token);
                case COOKIE -> ask.with(new Field("Cookie", name + "=" + token, true));
            };
        }
    }
}
