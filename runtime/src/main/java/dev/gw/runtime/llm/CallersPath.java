package dev.gw.runtime.llm;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request's path says of the model.
 *
 * @param model null where it names none
 * @param operation what is wanted of it; null where it says nothing
 */
record CallersPath(@Nullable String model, @Nullable String operation) {
    /**
     * Reads a path: by its captures {@code model} and {@code operation}, else by what a pattern finds.
     *
     * @param pattern with a group for the model, and one for the operation
     */
    static CallersPath of(String path, Map<String, String> captures, Pattern pattern) {
        String model = captures.get("model");
        String operation = captures.get("operation");
        Matcher found = pattern.matcher(path);
        boolean reads = (model == null || operation == null) && found.find();
        return reads ? new CallersPath(found.group(1), found.group(2)) : new CallersPath(model, operation);
    }
}
