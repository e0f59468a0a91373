package dev.gw.drill.load;

import dev.gw.document.DocumentReader;
import dev.gw.document.Node;
import dev.gw.drill.scenario.Reply;
import dev.gw.source.SourceFile;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An answer as it is read. Good as long as its reader keeps it. */
final class SeenReply implements Reply {
    private final AnswerHead head;
    private final AnswerBody body;
    private final long nanos;
    private @Nullable Node json;
    private boolean parsed;

    SeenReply(AnswerHead head, AnswerBody body, long nanos) {
        this.head = head;
        this.body = body;
        this.nanos = nanos;
    }

    @Override
    public int status() {
        return head.status();
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public @Nullable String header(String name) {
        String text = head.text();
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
        return body.text();
    }

    @Override
    public @Nullable Node json() {
        if (!parsed) {
            parsed = true;
            String text = new String(body.text().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            json = DocumentReader.json(SourceFile.of("answer.json", text));
        }
        return json;
    }
}
