package dev.gw.admin;

import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.source.SourceFile;

/**
 * What came of a request.
 *
 * @param status the answer's status; 0 where none came
 * @param body the answer's body; why none came, where none did
 */
record Reply(int status, String body) {
    static final int NONE = 0;

    static Reply none(String why) {
        return new Reply(NONE, why);
    }

    boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may fare better later. */
    boolean isPassing() {
        return status == NONE || status == 429 || status >= 500;
    }

    /** The body's members; none where it is no JSON map. */
    MapNode json() {
        return DocumentReader.json(SourceFile.of("answer.json", body)) instanceof MapNode map ? map : MapNode.empty();
    }

    /** In a line: the status and the gateway's own words. */
    String shown() {
        if (status == NONE) {
            return body;
        }
        String message = json().string("message");
        String text = message == null ? body.strip() : message;
        String line = text.replace('\n', ' ').replace('\r', ' ');
        String brief = line.length() > 500 ? line.substring(0, 500) + "…" : line;
        return status + (brief.isEmpty() || brief.startsWith("<") ? "" : ": " + brief);
    }
}
