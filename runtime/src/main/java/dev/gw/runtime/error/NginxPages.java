package dev.gw.runtime.error;

import dev.gw.runtime.http.Statuses;
import org.jspecify.annotations.Nullable;

/** The titles of the pages that nginx has for statuses; they are not always what it says in the status line. */
final class NginxPages {
    private NginxPages() {}

    /** Null where nginx has no page. */
    static @Nullable String title(int status) {
        String words = switch (status) {
            case 302 -> "Found";
            case 304 -> "";
            case 401 -> "Authorization Required";
            default -> status < 300 ? "" : Statuses.reason(status);
        };
        return words.isEmpty() ? null : status + " " + words;
    }
}
