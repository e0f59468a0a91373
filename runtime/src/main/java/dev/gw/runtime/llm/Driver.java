package dev.gw.runtime.llm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of one provider. Requests and answers are objects of JSON, texts have one character per octet. Immutable.
 */
public interface Driver {
    /** A chat. */
    String CHAT = "llm/v1/chat";

    /** A text that is continued. */
    String COMPLETIONS = "llm/v1/completions";

    /** What is neither read nor written. */
    String PRESERVE = "preserve";

    /** What ends a stream of OpenAI's events. */
    String DONE = "[DONE]";

    /**
     * A request of OpenAI's in the provider's words.
     *
     * @param request may be changed, and given back
     * @throws Untold where they have none for it, with Kong's message
     */
    Map<String, Object> told(Map<String, Object> request, Model model, String routeType) throws Untold;

    /**
     * A provider's answer in OpenAI's words.
     *
     * @throws Untold where it is none that is understood, with Kong's message
     */
    String understood(String answer, Model model, String routeType) throws Untold;

    /** What an event of a stream says; null for nothing. */
    @Nullable
    StreamPiece piece(StreamEvent event, Model model, String routeType, StreamMemory memory);

    /** The URL that is asked, without a query; null where there is none. */
    @Nullable
    String url(Model model, String routeType, boolean streams);

    /** Whether its answers say how many tokens they cost; else the gateway guesses. */
    boolean countsTokens();

    /** The encodings of answers that it is asked for; null for the client's. */
    default @Nullable String acceptedEncodings() {
        return null;
    }

    /** Whether cookies of its answers are taken away. */
    default boolean losesCookies() {
        return false;
    }

    /** Whether a caller's own credentials may count before the configured ones, where that is allowed. */
    default boolean letsCallersOverride() {
        return true;
    }

    /** Something can't be said. */
    final class Untold extends Exception {
        private static final long serialVersionUID = 1;

        Untold(String message) {
            super(message, null, false, false);
        }
    }
}
