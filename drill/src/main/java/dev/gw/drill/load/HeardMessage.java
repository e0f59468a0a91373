package dev.gw.drill.load;

import dev.gw.document.DocumentReader;
import dev.gw.document.Node;
import dev.gw.drill.scenario.Reply;
import dev.gw.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What came over a WebSocket: a message, or its end. Immutable.
 *
 * @param octets the message; empty at the end
 * @param isText whether it is text
 * @param status the code of the end; 0 for a message
 * @param nanos how long it took from the moment that it was waited for
 */
@SuppressWarnings("ArrayRecordComponent") // nobody changes it, and it is never compared
record HeardMessage(byte[] octets, boolean isText, int status, long nanos) implements Reply {
    /** The end of a WebSocket. */
    static HeardMessage end(int code, long nanos) {
        return new HeardMessage(new byte[0], /* isText= */ true, code, nanos);
    }

    HeardMessage after(long other) {
        return new HeardMessage(octets, isText, status, other);
    }

    @Override
    public @Nullable String header(String name) {
        return null;
    }

    @Override
    public @Nullable String trailer(String name) {
        return null;
    }

    @Override
    public String body() {
        return new String(octets, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String text() {
        return isText ? body() : null;
    }

    @Override
    public @Nullable String binary() {
        return isText ? null : Base64.getEncoder().encodeToString(octets);
    }

    @Override
    public @Nullable Node json() {
        return DocumentReader.json(SourceFile.of("message.json", body()));
    }
}
