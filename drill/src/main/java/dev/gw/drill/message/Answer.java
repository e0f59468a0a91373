package dev.gw.drill.message;

import dev.gw.runtime.exchange.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What came back for a request.
 *
 * @param ask the request, as it was sent
 * @param status the status; 0 where no answer came
 * @param headers the answer's header fields
 * @param body the answer's body, one character per octet
 * @param seen what the upstream saw; null where no upstream was asked
 * @param problem why no answer came; empty where one came
 * @param sentAt the drill's time when it was sent, milliseconds since 1970
 * @param receivedAt the drill's time when the answer was complete
 */
public record Answer(
        Ask ask,
        int status,
        Headers headers,
        String body,
        @Nullable Seen seen,
        String problem,
        long sentAt,
        long receivedAt) {
    /** No answer. */
    public static Answer none(Ask ask, String problem, long sentAt, long now) {
        return new Answer(ask, 0, new Headers(), "", null, problem, sentAt, now);
    }

    public boolean came() {
        return problem.isEmpty();
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }
}
