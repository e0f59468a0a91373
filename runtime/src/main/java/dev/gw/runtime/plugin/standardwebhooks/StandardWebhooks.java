package dev.gw.runtime.plugin.standardwebhooks;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.limit.LuaNumbers;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.SeenBody;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks the signature over id, time and body that a webhook comes with, and that it is not old. */
final class StandardWebhooks implements Plugin {
    private final byte[] secret;
    private final int tolerance;
    private final Clock clock;

    StandardWebhooks(String secret, int tolerance, Clock clock) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.tolerance = tolerance;
        this.clock = clock;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        Headers headers = exchange.headers();
        String id = headers.get("webhook-id");
        String signature = headers.get("webhook-signature");
        String time = headers.get("webhook-timestamp");
        if (id == null || signature == null || time == null) {
            return refuse(exchange);
        }
        double seconds = seconds(time);
        if (clock.millis() / 1000.0 - seconds > tolerance) {
            return refuse(exchange);
        }
        return exchange.body().thenAccept(whole -> {
            byte[] body = SeenBody.of(exchange, whole);
            if (body == null || body.length == 0 || !isSignature(signature, id, seconds, body)) {
                refuse(exchange);
            }
        });
    }

    private static @Nullable CompletionStage<?> refuse(Exchange exchange) {
        exchange.respond(ErrorAnswers.error(exchange, 400, "Bad request"));
        return null;
    }

    /** What is no number counts as long ago. */
    private static double seconds(String text) {
        try {
            double seconds = Double.parseDouble(text.strip());
            return Double.isFinite(seconds) ? seconds : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private boolean isSignature(String signature, String id, double seconds, byte[] body) {
        String time = LuaNumbers.text(seconds);
        byte[] head = (id + "." + time + ".").getBytes(StandardCharsets.ISO_8859_1);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(head);
            byte[] expected = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)))
                    .getBytes(StandardCharsets.ISO_8859_1);
            return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }
}
