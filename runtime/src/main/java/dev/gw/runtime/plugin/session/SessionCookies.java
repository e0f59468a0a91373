package dev.gw.runtime.plugin.session;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.SealedText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sessions as cookies, and the longer-lived cookies of clients that are remembered. Thread-safe. */
final class SessionCookies {
    /** A session that was used less than so many seconds ago counts as used now. */
    private static final int TOUCHED = 60;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String GONE = "; Expires=Thu, 01 Jan 1970 00:00:01 GMT; Max-Age=0";

    private final SealedText seal;
    private final Clock clock;
    private final String name;
    private final String audience;
    private final String attributes;
    private final SessionTimes times;
    private final @Nullable String rememberedName;
    private final SessionTimes rememberedTimes;

    SessionCookies(PluginConfig config, SealedText seal, Clock clock) {
        this.seal = seal;
        this.clock = clock;
        this.name = config.string("cookie_name");
        this.audience = String.valueOf(config.text("audience"));
        this.attributes = attributes(config);
        this.times = SessionTimes.of(config);
        this.rememberedName = config.isTrue("remember") ? config.string("remember_cookie_name") : null;
        this.rememberedTimes = SessionTimes.remembered(config);
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
        return read(headers, name, times);
    }

    /** What a client is remembered by whose session has ended; null where it isn't. */
    @Nullable
    SessionData remembered(Headers headers) {
        return rememberedName == null ? null : read(headers, rememberedName, rememberedTimes);
    }

    private @Nullable SessionData read(Headers headers, String cookieName, SessionTimes itsTimes) {
        for (String header : headers.all("Cookie")) {
            for (String pair : header.split(";")) {
                String cookie = pair.strip();
                if (cookie.startsWith(cookieName + "=")) {
                    String text = seal.open(cookie.substring(cookieName.length() + 1));
                    SessionData data = text == null ? null : SessionData.of(text, audience);
                    return data != null && itsTimes.isAlive(data, now()) ? data : null;
                }
            }
        }
        return null;
    }

    /** The session as it goes on; the same where its cookie needn't change. */
    SessionData refreshed(SessionData data) {
        if (times.rolling() > 0 && now() - data.rolled() > 0.75 * times.rolling()) {
            return data.rolledAt(now());
        }
        return times.idling() > 0 && now() - data.touched() > TOUCHED ? data.touchedAt(now()) : data;
    }

    /** Adds Set-Cookie for a session. */
    void set(Headers headers, SessionData data) {
        headers.add("Set-Cookie", name + "=" + seal.seal(data.text(audience)) + attributes);
    }

    /** Adds Set-Cookie for what a client is remembered by, where clients are. */
    void remember(Headers headers, SessionData data) {
        if (rememberedName != null) {
            long seconds = (long) rememberedTimes.rolling();
            String end = DATE.format(Instant.ofEpochSecond(now() + seconds));
            headers.add(
                    "Set-Cookie",
                    rememberedName + "=" + seal.seal(data.text(audience)) + attributes
                            + (seconds > 0 ? "; Expires=" + end + "; Max-Age=" + seconds : ""));
        }
    }

    /** Adds Set-Cookie that takes the session away, and what its client is remembered by. */
    void remove(Headers headers) {
        headers.add("Set-Cookie", name + "=" + attributes + GONE);
        if (rememberedName != null) {
            headers.add("Set-Cookie", rememberedName + "=" + attributes + GONE);
        }
    }
}
