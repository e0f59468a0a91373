package dev.gw.runtime.aws;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who calls services of AWS, and where; null for what nobody says.
 *
 * @param token beside keys that count for a while only
 */
public record Account(
        @Nullable String keyId,
        @Nullable String secret,
        @Nullable String token,
        @Nullable String region) {
    /**
     * The account of a configuration. Without any key it is that of the environment; so is the region where it has none.
     *
     * @param environment the value of a variable; null where it has none
     */
    public static Account of(
            @Nullable String keyId,
            @Nullable String secret,
            @Nullable String region,
            UnaryOperator<@Nullable String> environment) {
        String place = region != null ? region : environment.apply("AWS_REGION");
        String usual = place != null ? place : environment.apply("AWS_DEFAULT_REGION");
        return keyId == null && secret == null
                ? new Account(
                        environment.apply("AWS_ACCESS_KEY_ID"),
                        environment.apply("AWS_SECRET_ACCESS_KEY"),
                        environment.apply("AWS_SESSION_TOKEN"),
                        usual)
                : new Account(keyId, secret, null, usual);
    }

    /** Whether it has both keys. */
    public boolean hasKeys() {
        return keyId != null && secret != null;
    }

    /** What signs requests to a service; null where something is missing. */
    public @Nullable Signing signing(String service) {
        return keyId == null || secret == null || region == null ? null : new Signing(keyId, secret, region, service);
    }
}
