package dev.gw.runtime.plugin.requesttransformer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of bodies that can be changed. */
enum BodyKind {
    JSON,
    FORM,
    MULTIPART,
    OTHER;

    static BodyKind of(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.contains("application/json")) {
            return JSON;
        }
        if (type.contains("multipart/form-data")) {
            return MULTIPART;
        }
        return type.contains("application/x-www-form-urlencoded") ? FORM : OTHER;
    }
}
