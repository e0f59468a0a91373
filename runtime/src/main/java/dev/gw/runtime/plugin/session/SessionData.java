package dev.gw.runtime.plugin.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session holds. Times are seconds since 1970. Immutable.
 *
 * @param id a name for it that nobody can guess
 * @param subject whom it is about: the consumer's name, else its id
 * @param consumer the consumer's id
 * @param credential the id of the credential that was shown
 * @param groups the groups that were recognised with it; null for none
 * @param created when it began
 * @param rolled when its cookie was last made anew
 * @param touched when it was last used
 */
record SessionData(
        String id,
        String subject,
        String consumer,
        String credential,
        @Nullable List<String> groups,
        long created,
        long rolled,
        long touched) {
    private static final String LINE = "\n";
    private static final int FIXED = 9;

    SessionData rolledAt(long now) {
        return new SessionData(id, subject, consumer, credential, groups, created, now, now);
    }

    SessionData touchedAt(long now) {
        return new SessionData(id, subject, consumer, credential, groups, created, rolled, now);
    }

    /** Another session of the same client. */
    SessionData anew(String otherId, long now) {
        return new SessionData(otherId, subject, consumer, credential, groups, now, now, now);
    }

    /** As lines of text, for one audience. */
    String text(String audience) {
        List<String> lines = new ArrayList<>(List.of(
                audience,
                id,
                subject,
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
        if (lines.size() < FIXED || !lines.get(0).equals(audience)) {
            return null;
        }
        return new SessionData(
                lines.get(1),
                lines.get(2),
                lines.get(3),
                lines.get(4),
                lines.get(8).equals("+") ? lines.subList(FIXED, lines.size()) : null,
                Long.parseLong(lines.get(5)),
                Long.parseLong(lines.get(6)),
                Long.parseLong(lines.get(7)));
    }
}
