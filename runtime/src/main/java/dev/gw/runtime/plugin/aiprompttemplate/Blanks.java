package dev.gw.runtime.plugin.aiprompttemplate;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.llm.LlmRefusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller fills into the blanks of a template, {@code {{name}}}. */
final class Blanks {
    private static final Pattern BLANK = Pattern.compile("\\{\\{([A-Za-z0-9_]+)}}");

    private final Map<String, String> values = new TreeMap<>();

    /**
     * The values of a request.
     *
     * @param properties an object of texts; nothing counts as an empty one
     */
    Blanks(@Nullable Object properties) throws LlmRefusal {
        Object given = properties == null || Boolean.FALSE.equals(properties) ? Map.of() : properties;
        if (!(given instanceof Map<?, ?>) && !given.equals(List.of())) {
            throw new LlmRefusal("properties must be an object");
        }
        if (given instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                values.put(String.valueOf(entry.getKey()), escaped(entry.getValue()));
            }
        }
    }

    private static String escaped(Object value) throws LlmRefusal {
        if (!(value instanceof String)) {
            throw new LlmRefusal("property values must be a string, got " + type(value));
        }
        String quoted = Cjson.encode(value);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** The type by the name that Lua has for it. */
    private static String type(Object value) {
        if (value instanceof Double) {
            return "number";
        }
        return value instanceof Boolean ? "boolean" : value == Cjson.NULL ? "userdata" : "table";
    }

    String fill(String template) throws LlmRefusal {
        String filled = BLANK.matcher(template)
                .replaceAll(blank -> Matcher.quoteReplacement(values.getOrDefault(blank.group(1), blank.group())));
        Set<String> missing = new LinkedHashSet<>();
        Matcher left = BLANK.matcher(filled);
        while (left.find()) {
            missing.add("[" + left.group(1) + "]");
        }
        if (!missing.isEmpty()) {
            throw new LlmRefusal("missing template parameters: " + String.join(", ", missing));
        }
        return filled;
    }
}
