package dev.gw.runtime.aws;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The service that lends the keys of roles (STS). Thread-safe. */
final class TokenService {
    private static final String VERSION = "2011-06-15";
    private static final String USUAL_REGION = "us-east-1";

    private final Asking asking;
    private final Clock clock;
    private final String url;
    private final @Nullable String region;

    /**
     * The service for a region.
     *
     * @param url where it is; null for the usual place
     */
    TokenService(
            Asking asking,
            Clock clock,
            @Nullable String url,
            @Nullable String region,
            UnaryOperator<@Nullable String> environment) {
        String set = url == null ? environment.apply("AWS_ENDPOINT_URL_STS") : url;
        boolean regional = region != null && "regional".equals(environment.apply("AWS_STS_REGIONAL_ENDPOINTS"));
        this.asking = asking;
        this.clock = clock;
        this.url = set != null ? set : "https://sts." + (regional ? region + "." : "") + "amazonaws.com";
        this.region = region;
    }

    /** The keys of a role, for a token that a file holds. */
    CompletionStage<Lent> byToken(String role, String session, String tokenFile) {
        Map<String, String> form = form("AssumeRoleWithWebIdentity", role, session);
        form.put("WebIdentityToken", Asking.file(tokenFile));
        return asking.post(place(), type(), body(form)).thenApply(answer -> Lent.ofXml(answer, region));
    }

    /** The keys of a role, for who has keys already. */
    CompletionStage<Lent> byKeys(Account account, String role, String session) {
        byte[] body = body(form("AssumeRole", role, session));
        URI uri = URI.create(place());
        Map<String, String> fields = new TreeMap<>(type());
        if (account.token() != null) {
            fields.put("x-amz-security-token", account.token());
        }
        Map<String, String> signed = new TreeMap<>(fields);
        signed.put("host", uri.getAuthority());
        String place = region == null ? USUAL_REGION : region;
        fields.putAll(new Signing(String.valueOf(account.keyId()), String.valueOf(account.secret()), place, "sts")
                .sign("POST", uri.getRawPath(), "", signed, body, clock.instant()));
        return asking.post(place(), fields, body).thenApply(answer -> Lent.ofXml(answer, region));
    }

    private String place() {
        return url.endsWith("/") ? url : url + "/";
    }

    private static Map<String, String> type() {
        return Map.of("content-type", "application/x-www-form-urlencoded");
    }

    private static Map<String, String> form(String action, String role, String session) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("Action", action);
        form.put("Version", VERSION);
        form.put("RoleArn", role);
        form.put("RoleSessionName", session);
        return form;
    }

    private static byte[] body(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
