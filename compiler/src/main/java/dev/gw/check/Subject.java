package dev.gw.check;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entities, fields and values in the words of messages. */
final class Subject {
    private static final int LONGEST = 60;

    private Subject() {}

    /** {@code route orders}, {@code plugin cors}, {@code this consumer}; {@code the document}. */
    static String of(@Nullable EntityKind kind, MapNode entity) {
        if (kind == null) {
            return "the document";
        }
        String word = kind.words();
        if (kind == EntityKind.PLUGINS) {
            String name = entity.string("name");
            return name == null ? "this plugin" : "plugin " + name;
        }
        for (String key : kind.naturalKeys()) {
            if (!kind.isNamedBySecret() && entity.get(key) instanceof Scalar name && name.isString()) {
                return word + " " + name.shown();
            }
        }
        return "this " + word;
    }

    static String of(Violation violation) {
        return of(violation.kind(), violation.entity());
    }

    /** {@code config.redis.host}; positions in lists are left out, as the place shows them. */
    static String field(List<Object> path) {
        String words = path.stream()
                .filter(String.class::isInstance)
                .map(String::valueOf)
                .collect(Collectors.joining("."));
        return words.isEmpty() ? "item" : words;
    }

    /** A value as messages show it: strings in quotes, long ones cut. */
    static String value(Scalar value) {
        String shown = value.shown();
        if (shown.length() > LONGEST) {
            shown = shown.substring(0, shown.offsetByCodePoints(0, LONGEST / 2)) + "…";
        }
        shown = shown.replace("\n", "\\n").replace("\r", "\\r");
        return value.isString() && !value.isSensitive() ? "\"" + shown + "\"" : shown;
    }

    /** {@code a service}, {@code an upstream}. */
    static String withArticle(EntityKind kind) {
        String word = kind.words();
        boolean isVowel = "aeio".indexOf(word.toLowerCase(Locale.ROOT).charAt(0)) >= 0 || kind == EntityKind.UPSTREAMS;
        return (isVowel ? "an " : "a ") + word;
    }
}
