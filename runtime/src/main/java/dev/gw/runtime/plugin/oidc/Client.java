package dev.gw.runtime.plugin.oidc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who the gateway is at the provider. */
record Client(String id, String secret) {
    /** A form, with or without the client's credentials within, and the Authorization that goes with it. */
    record Form(String body, String authorization) {}

    /**
     * A form that shows who asks.
     *
     * @param basic whether by Basic authentication instead of fields of the form
     */
    Form form(Map<String, String> fields, boolean basic) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        if (basic) {
            String pair = encoded(id) + ":" + encoded(secret);
            byte[] octets = pair.getBytes(StandardCharsets.UTF_8);
            return new Form(encoded(all), "Basic " + Base64.getEncoder().encodeToString(octets));
        }
        all.put("client_id", id);
        all.put("client_secret", secret);
        return new Form(encoded(all), "");
    }

    /** As {@code application/x-www-form-urlencoded}. */
    static String encoded(Map<String, String> fields) {
        StringBuilder out = new StringBuilder();
        fields.forEach((name, value) -> out.append(out.isEmpty() ? "" : "&")
                .append(encoded(name))
                .append('=')
                .append(encoded(value)));
        return out.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
