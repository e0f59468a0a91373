package dev.gw.runtime.plugin.hmacauth;

import dev.gw.model.Entity;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.http.HttpDate;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.SeenBody;
import dev.gw.runtime.plugin.auth.Anonymous;
import dev.gw.runtime.plugin.auth.Credentials;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.runtime.plugin.auth.Recognition;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Checks the date, then the form of the signature, then who signed, the signature itself, and last the body's digest. */
final class HmacAuth implements Plugin {
    private static final String NO_DATE =
            "HMAC signature cannot be verified, a valid date or x-date header is " + "required for HMAC Authentication";
    private static final String UNVERIFIABLE = "HMAC signature cannot be verified";
    private static final String WRONG = "HMAC signature does not match";

    private final boolean hide;
    private final double clockSkew;
    private final boolean checksBody;
    private final List<String> enforced;
    private final List<String> algorithms;
    private final String challenge;
    private final Clock clock;
    private final Credentials credentials;
    private final Anonymous anonymous;

    HmacAuth(PluginConfig config, Clock clock, Credentials credentials, Anonymous anonymous) {
        this.hide = config.isTrue("hide_credentials");
        this.clockSkew = config.number("clock_skew");
        this.checksBody = config.isTrue("validate_request_body");
        this.enforced = config.strings("enforce_headers");
        this.algorithms = config.strings("algorithms");
        String realm = config.text("realm");
        this.challenge = realm == null ? "hmac" : "hmac realm=\"" + Octets.of(realm) + "\"";
        this.clock = clock;
        this.credentials = credentials;
        this.anonymous = anonymous;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        if (anonymous.isSettled(exchange)) {
            return null;
        }
        Headers sent = exchange.headers();
        if (!sent.has("Authorization") && !sent.has("Proxy-Authorization")) {
            refuse(exchange, "Unauthorized");
        } else if (!isTimely(sent.get("X-Date")) && !isTimely(sent.get("Date"))) {
            refuse(exchange, NO_DATE);
        } else {
            return check(exchange, take(exchange));
        }
        return null;
    }

    private boolean isTimely(@Nullable String date) {
        OptionalLong seconds = date == null ? OptionalLong.empty() : HttpDate.parse(date);
        return seconds.isPresent() && Math.abs(clock.instant().getEpochSecond() - seconds.getAsLong()) <= clockSkew;
    }

    private @Nullable SignedParts take(Exchange exchange) {
        Headers sent = exchange.headers();
        SignedParts ofProxy = SignedParts.in(sent.get("Proxy-Authorization"));
        SignedParts parts = ofProxy == null ? SignedParts.in(sent.get("Authorization")) : ofProxy;
        if (hide) {
            // these may be the very fields that the signature was just read from
            exchange.upstream().headers().remove(ofProxy == null ? "Authorization" : "Proxy-Authorization");
        }
        return parts;
    }

    private @Nullable CompletionStage<?> check(Exchange exchange, @Nullable SignedParts parts) {
        Entity credential = parts != null && isAllowed(parts) ? credentials.find(Octets.utf8(parts.username())) : null;
        if (parts == null || credential == null) {
            refuse(exchange, UNVERIFIABLE);
            return null;
        }
        // a credential without a secret gets a random one in Kong: nobody can know it
        String secret = credential.fields().string("secret");
        if (secret == null || !Signing.isSigned(exchange.request(), exchange.headers(), parts, secret)) {
            refuse(exchange, WRONG);
            return null;
        }
        if (checksBody) {
            return exchange.body().thenAccept(body -> checkBody(exchange, body, credential));
        }
        accept(exchange, credential);
        return null;
    }

    private boolean isAllowed(SignedParts parts) {
        return parts.headers().containsAll(enforced) && algorithms.contains(parts.algorithm());
    }

    private void checkBody(Exchange exchange, byte[] body, Entity credential) {
        String digest = exchange.headers().get("Digest");
        boolean isSeen = SeenBody.of(exchange, body) != null;
        if (isSeen && (digest == null ? body.length == 0 : Signing.isDigest(digest, body))) {
            accept(exchange, credential);
        } else {
            refuse(exchange, WRONG);
        }
    }

    private void accept(Exchange exchange, Entity credential) {
        Entity consumer = credentials.consumer(credential).orElse(null);
        String username = Objects.requireNonNull(credential.fields().string("username"));
        Recognition.accept(exchange, new Identity(consumer, credential.id(), username));
    }

    private void refuse(Exchange exchange, String message) {
        if (anonymous.isAllowed()) {
            anonymous.accept(exchange);
            return;
        }
        Headers headers = new Headers().add("WWW-Authenticate", challenge);
        exchange.respond(ErrorAnswers.error(exchange, 401, message, headers));
    }
}
