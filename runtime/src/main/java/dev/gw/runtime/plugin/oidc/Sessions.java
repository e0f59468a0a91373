package dev.gw.runtime.plugin.oidc;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.plugin.auth.SealedText;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Sessions as sealed cookies: {@code session}, and {@code session_2} and further ones where one would be too long. They
 * end an hour after they were last used, and a day after the login. Thread-safe.
 */
final class Sessions {
    private static final String NAME = "session";
    private static final int PIECE = 3800;
    private static final int MOST_PIECES = 8;
    private static final long IDLE = 3600;
    private static final long ABSOLUTE = 24 * 3600;

    /** A cookie that is older is made anew when it is used. */
    private static final long RENEWED = 600;

    private final SealedText seal;
    private final String owner;
    private final Clock clock;

    /**
     * The sessions of a client of a provider.
     *
     * @param owner names both: a cookie of another client is none
     */
    Sessions(SealedText seal, String owner, Clock clock) {
        this.seal = seal;
        this.owner = owner;
        this.clock = clock;
    }

    long now() {
        return clock.millis() / 1000;
    }

    /** The session of a request; {@link SessionData#NONE} where it has none, or no longer. */
    SessionData read(Headers headers) {
        Map<String, String> pieces = new HashMap<>();
        for (String line : headers.all("Cookie")) {
            for (String pair : line.split(";")) {
                String cookie = pair.strip();
                int equals = cookie.indexOf('=');
                if (equals > 0 && cookie.startsWith(NAME)) {
                    pieces.putIfAbsent(cookie.substring(0, equals), cookie.substring(equals + 1));
                }
            }
        }
        StringBuilder sealed = new StringBuilder(pieces.getOrDefault(NAME, ""));
        for (int i = 2; i <= MOST_PIECES && pieces.containsKey(name(i)); i++) {
            sealed.append(pieces.get(name(i)));
        }
        String text = sealed.length() == 0 ? null : seal.open(sealed.toString());
        SessionData data = text == null ? null : SessionData.of(text, owner);
        boolean alive =
                data != null && now() - data.made() < IDLE && (!data.isSomebody() || now() - data.begun() < ABSOLUTE);
        return data != null && alive ? data : SessionData.NONE;
    }

    private static String name(int piece) {
        return piece == 1 ? NAME : NAME + "_" + piece;
    }

    /** Sends the session along with whatever answer comes, if its cookie has become old. */
    void renew(Exchange exchange, SessionData data) {
        if (now() - data.made() > RENEWED) {
            write(exchange, data.madeAt(now()));
        }
    }

    /** Sends the session along with whatever answer comes. */
    void write(Exchange exchange, SessionData data) {
        String sealed = seal.seal(data.text(owner));
        Headers out = exchange.answerHeaders();
        String attributes = attributes(exchange);
        int piece = 1;
        for (int at = 0; at < sealed.length(); at += PIECE, piece++) {
            String part = sealed.substring(at, Math.min(at + PIECE, sealed.length()));
            out.add("Set-Cookie", name(piece) + "=" + part + attributes);
        }
        dropFrom(piece, exchange);
    }

    /** Takes the session away from the client. */
    void remove(Exchange exchange) {
        dropFrom(1, exchange);
    }

    /** Pieces that the client has and that are none any more. */
    private void dropFrom(int first, Exchange exchange) {
        String sent = String.join(";", exchange.headers().all("Cookie"));
        for (int piece = first; piece <= MOST_PIECES; piece++) {
            if (sent.contains(name(piece) + "=")) {
                exchange.answerHeaders().add("Set-Cookie", name(piece) + "=" + attributes(exchange) + "; Max-Age=0");
            }
        }
    }

    private static String attributes(Exchange exchange) {
        boolean secure = exchange.forwarded().proto().equals("https");
        return "; Path=/; SameSite=Lax; HttpOnly" + (secure ? "; Secure" : "");
    }
}
