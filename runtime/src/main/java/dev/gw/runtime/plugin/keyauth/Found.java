package dev.gw.runtime.plugin.keyauth;

import dev.gw.runtime.http.QueryArgs;
import org.jspecify.annotations.Nullable;

/**
 * What stands under a name.
 *
 * @param key the key; null where nothing stands there, or no text
 * @param isAmbiguous whether more than one value stands there
 */
record Found(@Nullable String key, boolean isAmbiguous) {
    static final Found NOTHING = new Found(null, false);
    static final Found AMBIGUOUS = new Found(null, true);

    static Found of(String key) {
        return new Found(key, false);
    }

    /** An argument; one without an equals sign is no text. */
    static Found in(QueryArgs args, String name) {
        Found found = NOTHING;
        boolean isSeen = false;
        for (QueryArgs.Arg arg : args.all()) {
            if (arg.name().equals(name)) {
                if (isSeen) {
                    return AMBIGUOUS;
                }
                isSeen = true;
                found = new Found(arg.value(), false);
            }
        }
        return found;
    }
}
