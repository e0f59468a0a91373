package dev.gw.runtime.plugin.oauth2;

import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tokens of a configuration and those that were given out. Thread-safe. */
final class Tokens {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 32;

    private final Map<String, Token> declared = new HashMap<>();
    private final Map<String, Token> refreshable = new HashMap<>();
    private final IssuedTokens issued;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tokens(Bundle bundle, IssuedTokens issued, Clock clock) {
        this.issued = issued;
        this.clock = clock;
        for (Entity entity : bundle.all(EntityKind.OAUTH2_TOKENS)) {
            String text = entity.fields().string("access_token");
            if (text != null) {
                declared.put(text, declared(entity));
            }
            String refresh = entity.fields().string("refresh_token");
            if (refresh != null) {
                refreshable.put(refresh, declared(entity));
            }
        }
    }

    private Token declared(Entity entity) {
        return new Token(
                Objects.requireNonNull(entity.foreignId("credential")),
                entity.foreignId("service"),
                entity.fields().string("scope"),
                entity.fields().string("authenticated_userid"),
                number(entity, "expires_in", 0),
                number(entity, "created_at", now()));
    }

    private static long number(Entity entity, String field, long otherwise) {
        return entity.fields().get(field) instanceof Scalar scalar && scalar.isNumber()
                ? (long) scalar.number()
                : otherwise;
    }

    long now() {
        return clock.millis() / 1000;
    }

    /** The token with this text that still holds; null where there is none. */
    @Nullable
    Token find(String text) {
        Token known = declared.get(text);
        Token token = known == null ? issued.find(text) : known;
        return token == null || token.isExpired(now()) ? null : token;
    }

    /** The token of the configuration that this other one refreshes; null where there is none. */
    @Nullable
    Token refreshedBy(@Nullable String refresh) {
        return refresh == null ? null : refreshable.get(refresh);
    }

    /** Gives a token out; its text can't be guessed. */
    String issue(Token token) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        issued.add(text.toString(), token);
        return text.toString();
    }
}
