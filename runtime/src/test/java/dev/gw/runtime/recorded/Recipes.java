package dev.gw.runtime.recorded;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the tokens and signatures that must be fresh, as recorded requests describe them. */
final class Recipes {
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Clock clock;

    Recipes(Clock clock) {
        this.clock = clock;
    }

    /** A token: header, claims, secret, and how long from now exp and nbf are. */
    String jwt(MapNode recipe) {
        MapNode given = recipe.map("header");
        MapNode header = given != null
                ? given
                : (MapNode) Json.read("{\"alg\":\"HS256\",\"typ\":\"JWT\"}").orElseThrow();
        MapNode claims = Objects.requireNonNullElse(recipe.map("claims"), MapNode.empty());
        long now = clock.instant().getEpochSecond();
        for (String claim : List.of("exp", "nbf")) {
            if (recipe.has(claim + "_in")) {
                claims = claims.with(claim, Scalar.integer(now + Json.integer(recipe, claim + "_in", 0)));
            }
        }
        String data = base64url(JsonWriter.compact(header)) + "." + base64url(JsonWriter.compact(claims));
        String algorithm = switch (Json.string(header, "alg", "")) {
            case "HS384" -> "HmacSHA384";
            case "HS512" -> "HmacSHA512";
            default -> "HmacSHA256";
        };
        String signature = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac(algorithm, Json.string(recipe, "secret", ""), data));
        if (Json.isTrue(recipe, "corrupt")) {
            String start = signature.substring(0, signature.length() - 4);
            signature = start + (signature.endsWith("AAAA") ? "BBBB" : "AAAA");
        }
        return data + "." + signature;
    }

    /** The header fields of a signed request. */
    List<Json.Field> hmac(MapNode recipe, String method, String target, String body) {
        Instant date = clock.instant().plusSeconds(Json.integer(recipe, "date_in", 0));
        List<Json.Field> fields = new ArrayList<>();
        fields.add(new Json.Field("Date", HTTP_DATE.format(date.atOffset(ZoneOffset.UTC))));
        if (Json.isTrue(recipe, "digest")) {
            fields.add(new Json.Field("Digest", "SHA-256=" + base64(sha256(body))));
        }
        String signed = recipe.list("headers").stream()
                .map(name -> line(Json.text(name), known(recipe, fields), method, target))
                .collect(Collectors.joining("\n"));
        String names = recipe.list("headers").stream().map(Json::text).collect(Collectors.joining(" "));
        String algorithm = Json.string(recipe, "algorithm", "hmac-sha256");
        String macName = "HmacSHA" + algorithm.substring(algorithm.indexOf("sha") + 3);
        String signature = base64(mac(macName, Json.string(recipe, "secret", ""), signed));
        if (Json.isTrue(recipe, "corrupt")) {
            signature = base64("0".repeat(32).getBytes(StandardCharsets.UTF_8));
        }
        fields.add(new Json.Field(
                "Authorization",
                "hmac username=\"" + Json.string(recipe, "username", "") + "\", algorithm=\"" + algorithm
                        + "\", headers=\"" + names + "\", signature=\"" + signature + "\""));
        return fields;
    }

    private static Map<String, String> known(MapNode recipe, List<Json.Field> fields) {
        Map<String, String> known = new HashMap<>();
        fields.forEach(field -> known.put(field.name().toLowerCase(Locale.ROOT), field.value()));
        MapNode more = Objects.requireNonNullElse(recipe.map("known"), MapNode.empty());
        for (MapNode.Entry entry : more.entries()) {
            known.put(entry.name().toLowerCase(Locale.ROOT), Json.text(entry.value()));
        }
        return known;
    }

    private static String line(String name, Map<String, String> known, String method, String target) {
        return switch (name) {
            case "request-line" -> method + " " + target + " HTTP/1.1";
            case "@request-target" -> name + ": " + method.toLowerCase(Locale.ROOT) + " " + target;
            default -> name + ": " + Objects.requireNonNull(known.get(name));
        };
    }

    private static String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] mac(String algorithm, String secret, String data) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(String body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A header's value as written, or the token that stands for it. */
    String value(Node written) {
        if (written instanceof MapNode map && map.map("$jwt") != null) {
            return Json.string(map, "prefix", "Bearer ") + jwt(Objects.requireNonNull(map.map("$jwt")));
        }
        return Json.text(written);
    }
}
