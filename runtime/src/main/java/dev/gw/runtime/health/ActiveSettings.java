package dev.gw.runtime.health;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How addresses are probed.
 *
 * @param type http, https, tcp or grpc
 * @param path what is asked for
 * @param headers header lines that are sent along
 * @param timeoutMillis how long each step may take
 * @param concurrency how many probes of an upstream run at once
 * @param healthyIntervalMillis how often healthy addresses are probed; 0 for never
 * @param unhealthyIntervalMillis how often unhealthy ones are; 0 for never
 * @param sni the TLS server name; null for the Host
 * @param verify whether the certificate must be good
 */
public record ActiveSettings(
        String type,
        String path,
        List<String> headers,
        long timeoutMillis,
        int concurrency,
        long healthyIntervalMillis,
        long unhealthyIntervalMillis,
        @Nullable String sni,
        boolean verify) {

    /** Whether anything is probed: as in Kong's http subsystem, not with tcp probes. */
    public boolean isOn() {
        return !type.equals("tcp") && (healthyIntervalMillis > 0 || unhealthyIntervalMillis > 0);
    }

    /** The same, taking any certificate. */
    ActiveSettings trusting() {
        return new ActiveSettings(
                type,
                path,
                headers,
                timeoutMillis,
                concurrency,
                healthyIntervalMillis,
                unhealthyIntervalMillis,
                sni,
                /* verify= */ false);
    }

    public boolean isTls() {
        return type.equals("https") || type.equals("grpcs");
    }
}
