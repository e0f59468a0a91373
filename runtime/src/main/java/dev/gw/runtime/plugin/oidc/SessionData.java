package dev.gw.runtime.plugin.oidc;

import dev.gw.runtime.json.Cjson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a session cookie holds. Times are seconds since 1970.
 *
 * @param logins those that were begun and not ended, the latest last
 * @param idToken its claims; empty as long as nobody has logged in
 * @param user what the provider says of the user; null where it says nothing
 * @param rawIdToken the token itself, where logging out needs it
 * @param expires when the access token does
 * @param begun when the user logged in
 * @param made when the cookie was made
 */
record SessionData(
        List<Begun> logins,
        Map<String, Object> idToken,
        @Nullable Map<String, Object> user,
        String rawIdToken,
        String accessToken,
        String refreshToken,
        long expires,
        long begun,
        long made) {
    private static final int MOST_LOGINS = 4;

    /** Nobody, doing nothing. */
    static final SessionData NONE = new SessionData(List.of(), Map.of(), null, "", "", "", 0, 0, 0);

    /** A login on its way: what the provider has to send back, and where to go then. */
    record Begun(String state, String nonce, String verifier, String url, long at) {}

    boolean isSomebody() {
        return !idToken.isEmpty();
    }

    /** With one more login, in the place of the oldest where there are many. */
    SessionData with(Begun login) {
        List<Begun> all = new ArrayList<>(logins);
        all.add(login);
        List<Begun> latest = all.subList(Math.max(0, all.size() - MOST_LOGINS), all.size());
        return new SessionData(List.copyOf(latest), Map.of(), null, "", "", "", 0, 0, login.at());
    }

    SessionData madeAt(long now) {
        return new SessionData(logins, idToken, user, rawIdToken, accessToken, refreshToken, expires, begun, now);
    }

    /** As JSON, for one client of one provider. */
    String text(String owner) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("for", owner);
        all.put(
                "logins",
                logins.stream()
                        .map(one ->
                                List.<Object>of(one.state(), one.nonce(), one.verifier(), one.url(), (double) one.at()))
                        .toList());
        all.put("id", idToken);
        if (user != null) {
            all.put("user", user);
        }
        all.put("raw", rawIdToken);
        all.put("access", accessToken);
        all.put("refresh", refreshToken);
        all.put("times", List.<Object>of((double) expires, (double) begun, (double) made));
        return Cjson.encode(all);
    }

    /** Reads such a text, which nobody else can have made; null where it is for another. */
    @SuppressWarnings("unchecked")
    static @Nullable SessionData of(String text, String owner) {
        if (!(Cjson.decode(text) instanceof Map<?, ?> all) || !owner.equals(all.get("for"))) {
            return null;
        }
        List<Begun> logins = new ArrayList<>();
        for (Object one : (List<Object>) there(all, "logins")) {
            List<Object> parts = (List<Object>) one;
            logins.add(new Begun(
                    (String) parts.get(0),
                    (String) parts.get(1),
                    (String) parts.get(2),
                    (String) parts.get(3),
                    second(parts.get(4))));
        }
        List<Object> times = (List<Object>) there(all, "times");
        return new SessionData(
                logins,
                (Map<String, Object>) there(all, "id"),
                (Map<String, Object>) all.get("user"),
                (String) there(all, "raw"),
                (String) there(all, "access"),
                (String) there(all, "refresh"),
                second(times.get(0)),
                second(times.get(1)),
                second(times.get(2)));
    }

    private static Object there(Map<?, ?> all, String name) {
        return Objects.requireNonNull(all.get(name));
    }

    private static long second(Object number) {
        return ((Double) number).longValue();
    }
}
