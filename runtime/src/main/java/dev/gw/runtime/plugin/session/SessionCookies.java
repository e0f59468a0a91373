package dev.gw.runtime.plugin.session;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.SealedText;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sessions as cookies, and how long they last. Thread-safe. */
final class SessionCookies {
    /** A session that was used less than so many seconds ago counts as used now. */
    private static final int TOUCHED = 60;

    private final SealedText seal;
    private final Clock clock;
    private final String name;
    private final String audience;
    private final String attributes;
    private final double idling;
    private final double rolling;
    private final double absolute;

    SessionCookies(PluginConfig config, SealedText seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
        this.name = config.string("cookie_name");
        this.audience = String.valueOf(config.text("audience"));
        this.attributes = attributes(config);
        this.idling = config.number("idling_timeout");
        this.rolling = config.number("rolling_timeout");
        this.absolute = config.number("absolute_timeout");
    }

    private static String attributes(PluginConfig config) {
        String domain = config.text("cookie_domain");
        String site = config.text("cookie_same_site");
        boolean isNamed = domain != null && !domain.isEmpty() && !domain.equals("localhost");
        boolean isSecure = config.isTrue("cookie_secure") || "None".equals(site);
        return (isNamed ? "; Domain=" + domain : "")
                + "; Path=" + config.string("cookie_path")
                + "; SameSite=" + Objects.requireNonNullElse(site, "Lax")
                + (isSecure ? "; Secure" : "")
                + (config.isTrue("cookie_http_only") ? "; HttpOnly" : "");
    }

    long now() {
        return clock.millis() / 1000;
    }

    /** The session of a request; null where there is none, or it has ended. */
    @Nullable
    SessionData read(Headers headers) {
        for (String header : headers.all("Cookie")) {
            for (String pair : header.split(";")) {
                String cookie = pair.strip();
                if (cookie.startsWith(name + "=")) {
                    String text = seal.open(cookie.substring(name.length() + 1));
                    SessionData data = text == null ? null : SessionData.of(text, audience);
                    return data != null && isAlive(data) ? data : null;
                }
            }
        }
        return null;
    }

    private boolean isAlive(SessionData data) {
        return within(data.touched(), idling) && within(data.rolled(), rolling) && within(data.created(), absolute);
    }

    /** A limit of 0 is none. */
    private boolean within(long since, double limit) {
        return !(limit > 0) || now() - since <= limit;
    }

    /** The session as it goes on; the same where its cookie needn't change. */
    SessionData refreshed(SessionData data) {
        if (rolling > 0 && now() - data.rolled() > 0.75 * rolling) {
            return data.rolledAt(now());
        }
        return now() - data.touched() > TOUCHED ? data.touchedAt(now()) : data;
    }

    /** Set-Cookie for a session. */
    String set(SessionData data) {
        return name + "=" + seal.seal(data.text(audience)) + attributes;
    }

    /** Set-Cookie that takes the session away. */
    String remove() {
        return name + "=" + attributes + "; Expires=Thu, 01 Jan 1970 00:00:01 GMT; Max-Age=0";
    }
}
