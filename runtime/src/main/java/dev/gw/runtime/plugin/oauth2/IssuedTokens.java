package dev.gw.runtime.plugin.oauth2;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens that this process gave out; the oldest make room for new ones. Thread-safe. */
final class IssuedTokens {
    private static final int MOST = 100_000;

    private final Map<String, Token> byText = new LinkedHashMap<>();

    synchronized @Nullable Token find(String text) {
        return byText.get(text);
    }

    synchronized void add(String text, Token token) {
        byText.put(text, token);
        Iterator<String> oldest = byText.keySet().iterator();
        while (byText.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }
}
