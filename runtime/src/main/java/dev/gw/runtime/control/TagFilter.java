package dev.gw.runtime.control;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entities of a list are shown: those with all of some tags, or with any of them.
 *
 * @param tags what was asked for; a name that is empty is one that nothing has
 * @param any whether one of them is enough
 */
record TagFilter(List<String> tags, boolean any) {
    private static final int MOST = 5;

    TagFilter {
        tags = List.copyOf(tags);
    }

    /** The filter that a call's argument {@code tags} asks for; null where it asks for none. */
    static @Nullable TagFilter of(Call call) {
        List<@Nullable String> items = call.items("tags");
        if (items.isEmpty()) {
            return null;
        }
        String asked = items.get(0);
        if (asked == null || asked.isEmpty()) {
            throw Errors.option("tags", "cannot be null");
        }
        boolean any = !isList(asked, ',');
        if (any && !isList(asked, '/')) {
            throw Errors.option("tags", "invalid filter syntax");
        }
        TagFilter filter = new TagFilter(List.of(asked.split(any ? "/" : ",", -1)), any);
        if (filter.tags.size() > MOST) {
            throw Errors.option("tags", "cannot query more than 5 tags");
        }
        return filter;
    }

    /** Whether this is names with the separator between them, one of which may stand at the end. */
    private static boolean isList(String text, char separator) {
        boolean named = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == separator ? !named : !isOfTag(c)) {
                return false;
            }
            named = c != separator;
        }
        return true;
    }

    /** What was no UTF-8 has become the replacement character. */
    private static boolean isOfTag(char c) {
        return c >= ' ' && c != ',' && c != '/' && c != 0x7f && c != '\uFFFD';
    }

    boolean shows(Entity entity) {
        Set<String> own = new HashSet<>();
        entity.fields().list("tags").forEach(tag -> own.add(((Scalar) tag).text()));
        return any ? tags.stream().anyMatch(own::contains) : own.containsAll(tags);
    }
}
