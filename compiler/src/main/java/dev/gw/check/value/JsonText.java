package dev.gw.check.value;

import dev.gw.document.DocumentReader;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** JSON inside a string, as Kong reads it. Its places lie in that string, so no message may show them. */
final class JsonText {
    private JsonText() {}

    /** The value; null where the text isn't JSON. */
    static @Nullable Node parse(String text) {
        return DocumentReader.json(SourceFile.of("text.json", text));
    }
}
