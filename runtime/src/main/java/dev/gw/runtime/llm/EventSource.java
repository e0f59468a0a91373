package dev.gw.runtime.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into events, however its pieces fall. Texts have one character per octet. Not thread-safe. */
interface EventSource {
    /** The events that are whole with the next piece. */
    List<StreamEvent> next(String piece);

    /** What is left when the stream has ended. */
    List<StreamEvent> end();

    /**
     * That of a stream.
     *
     * @param contentType its type without parameters; null where it says none
     */
    static EventSource of(@Nullable String contentType) {
        return AwsFrames.TYPE.equals(contentType) ? new AwsFrames() : new StreamSplitter(contentType);
    }
}
