package dev.gw.runtime.llm;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.json.Cjson;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What clients hear where a plugin for language models refuses a request. */
public final class LlmRefusal extends Exception {
    private static final long serialVersionUID = 1;
    private final int status;

    /** A refusal with its status and, in octets, its words. */
    public LlmRefusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** A bad request. */
    public LlmRefusal(String message) {
        this(400, message);
    }

    /** The answer that says so. */
    public Response response() {
        return response(status, String.valueOf(getMessage()));
    }

    /** What a stage failed with; null where it was something else. */
    public static @Nullable LlmRefusal in(@Nullable Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return cause instanceof LlmRefusal refusal ? refusal : null;
    }

    /** An answer in the form of OpenAI's errors. */
    public static Response response(int status, String octets) {
        return ErrorAnswers.json(status, LlmRefusal.body(octets));
    }

    /** The body of such an answer, one character per octet. */
    public static String body(String octets) {
        return Cjson.encode(Map.of("error", Map.of("message", octets)));
    }
}
