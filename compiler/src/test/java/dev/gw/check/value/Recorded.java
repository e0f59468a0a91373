package dev.gw.check.value;

import dev.gw.document.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a real Kong said of a value: the check's name, the value and the message, or none where it took the value. */
record Recorded(String check, Node value, @Nullable String problem) {
    static List<Recorded> in(String resource) {
        var stream = Objects.requireNonNull(Recorded.class.getResourceAsStream(resource), resource);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().map(Recorded::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recorded parse(String line) {
        Node row = Objects.requireNonNull(JsonText.parse(line), line);
        String check = Objects.requireNonNull(LuaValues.text(row, "check"));
        Node value = Objects.requireNonNull(LuaValues.at(row, "value"));
        return new Recorded(check, value, LuaValues.text(row, "problem"));
    }

    @Nullable
    String said() {
        ValueCheck named = check.equals("lua-function") && problem != null && problem.contains("post-function")
                ? ValueChecks.named(check, "post-function")
                : ValueChecks.named(check);
        return Objects.requireNonNull(named, check).problem(value);
    }
}
