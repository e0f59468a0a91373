package dev.gw.runtime.plugin.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session holds. Times are seconds since 1970. Immutable.
 *
 * @param consumer the consumer's id
 * @param credential the id of the credential that was shown
 * @param groups the groups that were recognised with it; null for none
 * @param created when it began
 * @param rolled when its cookie was last made anew
 * @param touched when it was last used
 */
record SessionData(
        String consumer, String credential, @Nullable List<String> groups, long created, long rolled, long touched) {
    private static final String LINE = "\n";

    SessionData rolledAt(long now) {
        return new SessionData(consumer, credential, groups, created, now, now);
    }

    SessionData touchedAt(long now) {
        return new SessionData(consumer, credential, groups, created, rolled, now);
    }

    /** As lines of text, for one audience. */
    String text(String audience) {
        List<String> lines = new ArrayList<>(List.of(
                audience,
                consumer,
                credential,
                Long.toString(created),
                Long.toString(rolled),
                Long.toString(touched),
                groups == null ? "-" : "+"));
        if (groups != null) {
            lines.addAll(groups);
        }
        return String.join(LINE, lines);
    }

    /** Reads such lines; null where they are for another audience. */
    static @Nullable SessionData of(String text, String audience) {
        List<String> lines = List.of(text.split(LINE, -1));
        if (lines.size() < 7 || !lines.get(0).equals(audience)) {
            return null;
        }
        return new SessionData(
                lines.get(1),
                lines.get(2),
                lines.get(6).equals("+") ? lines.subList(7, lines.size()) : null,
                Long.parseLong(lines.get(3)),
                Long.parseLong(lines.get(4)),
                Long.parseLong(lines.get(5)));
    }
}
