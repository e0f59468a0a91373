package dev.gw.runtime.recorded;

import dev.gw.document.MapNode;
import java.util.List;
import java.util.Objects;

/** An answer as it stood on the wire, recorded or received; the body is one character per octet. */
record Answer(int status, List<Json.Field> headers, String body) {
    static Answer of(MapNode recorded) {
        return new Answer(
                Json.integer(recorded, "status", 0),
                Json.fields(Objects.requireNonNull(recorded.get("headers"))),
                Json.string(recorded, "body", ""));
    }
}
