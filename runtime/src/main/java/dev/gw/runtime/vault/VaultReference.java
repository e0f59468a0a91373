package dev.gw.runtime.vault;

import dev.gw.runtime.http.QueryArgs;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text like {@code {vault://env/shop/password?prefix=P_#2}} names.
 *
 * @param vault the kind of a vault, or the prefix of one of the configuration
 * @param resource the secret
 * @param key the member of a secret that is a JSON object; null for the secret itself
 * @param prefix what goes before the secret's name, where the reference says so itself
 * @param previous whether the secret before the one of today is meant
 */
record VaultReference(
        String vault,
        String resource,
        @Nullable String key,
        @Nullable String prefix,
        boolean previous) {
    private static final Pattern FORM = Pattern.compile("\\{vault://([^/?#]+)/([^?#]+)(?:\\?([^#]*))?(?:#(\\d+))?\\}");

    /** The reference that the text is; null where it is none, or one that nothing can stand behind. */
    static @Nullable VaultReference of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        String path = form.group(2);
        int slash = path.endsWith("/") ? -1 : path.lastIndexOf('/');
        String key = slash < 0 ? null : unescaped(path.substring(slash + 1));
        String resource = unescaped(slash < 0 ? path.replaceFirst("/+$", "") : path.substring(0, slash));
        List<String> prefixes = QueryArgs.parse(form.group(3)).values("prefix");
        String prefix = prefixes.isEmpty() ? null : prefixes.get(0);
        return resource.isEmpty()
                ? null
                : new VaultReference(form.group(1), resource, key, prefix, "2".equals(form.group(4)));
    }

    private static String unescaped(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return text;
        }
    }
}
