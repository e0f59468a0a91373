package dev.gw.runtime.plugin.planlimits;

import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.plugin.auth.TokenClaims;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as authentication found out.
 *
 * @param isKnown whether a credential was shown
 * @param claims what its token says; null without one
 * @param consumer whom the credential stands for; null without one
 * @param address where the request comes from
 */
record Caller(
        boolean isKnown,
        @Nullable Map<?, ?> claims,
        @Nullable Entity consumer,
        String address) {

    static Caller of(Exchange exchange) {
        String address = dev.gw.runtime.limit.Caller.address(exchange);
        Identity identity = exchange.identity();
        if (identity == null || identity.isAnonymous()) {
            return new Caller(false, null, null, address);
        }
        Map<?, ?> claims = TokenClaims.of(exchange.shared().get(TokenClaims.TOKEN));
        return new Caller(true, claims, identity.consumer(), address);
    }

    /** Whose requests count together: the user of a token, else the consumer, else the address. */
    String name() {
        if (claims != null && claims.get("sub") instanceof String user && !user.isEmpty()) {
            return "sub:" + text(user);
        }
        return consumer == null ? "ip:" + address : "consumer:" + consumer.id();
    }

    @Nullable
    String username() {
        return consumer == null ? null : consumer.fields().string("username");
    }

    /** Whether a claim, which is words, a list, or a map by its keys, holds one of these. */
    boolean says(String claim, List<String> values) {
        Object said = claims == null ? null : claims.get(claim);
        if (said instanceof String words) {
            return holds(List.of(text(words).split("\\s+")), values);
        }
        Collection<?> items =
                said instanceof Map<?, ?> map ? map.keySet() : said instanceof List<?> list ? list : List.of();
        return items.stream().anyMatch(item -> item instanceof String word && values.contains(text(word)));
    }

    private static boolean holds(List<String> words, List<String> values) {
        return words.stream().anyMatch(values::contains);
    }

    /** Claims are octets, configurations are texts. */
    private static String text(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
