package dev.gw.drill.load;

import dev.gw.document.DocumentReader;
import dev.gw.document.Node;
import dev.gw.drill.scenario.GrpcCall;
import dev.gw.drill.scenario.Reply;
import dev.gw.source.SourceFile;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An answer as it is read. Good as long as its reader keeps it. */
final class SeenReply implements Reply {
    private final Came came;
    private final long nanos;
    private final @Nullable GrpcCall call;
    private @Nullable Node json;
    private boolean parsed;

    /**
     * An answer.
     *
     * @param call knows its message; null where it is none of gRPC
     */
    SeenReply(Came came, long nanos, @Nullable GrpcCall call) {
        this.came = came;
        this.call = call;
        this.nanos = nanos;
    }

    @Override
    public int status() {
        return came.status();
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public @Nullable String header(String name) {
        return in(came.fields(), name);
    }

    @Override
    public @Nullable String trailer(String name) {
        // an answer without a body has its last fields in its head
        String behind = in(came.trailers(), name);
        return behind == null ? in(came.fields(), name) : behind;
    }

    private static @Nullable String in(String text, String name) {
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int colon = at + name.length();
            if (colon < end && text.charAt(colon) == ':' && text.regionMatches(true, at, name, 0, name.length())) {
                return text.substring(colon + 1, end).strip();
            }
            at = end + 1;
        }
        return null;
    }

    @Override
    public String body() {
        return text(came.body());
    }

    private static String text(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Node json() {
        if (!parsed) {
            parsed = true;
            String octets = call == null ? came.body() : call.json(came.body());
            if (octets != null) {
                json = DocumentReader.json(SourceFile.of("answer.json", text(octets)));
            }
        }
        return json;
    }
}
