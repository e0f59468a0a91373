package dev.gw.runtime.aws;

import dev.gw.runtime.json.Cjson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys that count for a while.
 *
 * @param until their end
 */
record Lent(Account account, Instant until) {
    /** What machines and containers tell of their role, as JSON. */
    static Lent ofJson(byte[] answer, @Nullable String region) {
        Object told = Cjson.decode(new String(answer, StandardCharsets.ISO_8859_1));
        Map<?, ?> fields = told instanceof Map<?, ?> map ? map : Map.of();
        return of(
                fields.get("AccessKeyId"),
                fields.get("SecretAccessKey"),
                fields.get("Token"),
                fields.get("Expiration"),
                region);
    }

    /** What the token service answers, as XML. */
    static Lent ofXml(byte[] answer, @Nullable String region) {
        String text = new String(answer, StandardCharsets.UTF_8);
        return of(
                element(text, "AccessKeyId"),
                element(text, "SecretAccessKey"),
                element(text, "SessionToken"),
                element(text, "Expiration"),
                region);
    }

    private static @Nullable String element(String xml, String name) {
        Matcher found = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        return found.find() ? found.group(1).strip() : null;
    }

    private static Lent of(
            @Nullable Object id,
            @Nullable Object secret,
            @Nullable Object token,
            @Nullable Object end,
            @Nullable String region) {
        if (!(id instanceof String its) || !(secret instanceof String theSecret) || !(end instanceof String until)) {
            throw new NoCredentials("the answer holds no keys");
        }
        try {
            return new Lent(
                    new Account(its, theSecret, token instanceof String text ? text : null, region),
                    Instant.parse(until));
        } catch (DateTimeParseException noTime) {
            throw new NoCredentials("the answer's keys have no end: " + until);
        }
    }
}
