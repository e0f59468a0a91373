package dev.gw.krakend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that hold what is expected; {@code -Dgolden.update=true} writes them. */
public final class Golden {
    private Golden() {}

    /** Compares a text with a file; an empty text with none. */
    public static void expect(Path golden, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            if (actual.isEmpty()) {
                Files.deleteIfExists(golden);
            } else {
                Files.writeString(golden, actual);
            }
        }
        assertThat(actual).as(golden.toString()).isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
    }

    /** A line for each diagnostic: line, severity, code, message, help. */
    public static String messages(List<Diagnostic> diagnostics) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic found : diagnostics) {
            text.append(found.at().isNowhere() ? 0 : found.at().from().line())
                    .append(": ")
                    .append(found.severity().label())
                    .append(' ')
                    .append(found.code())
                    .append(' ')
                    .append(found.message());
            found.help().ifPresent(help -> text.append(" | ").append(help));
            text.append('\n');
        }
        return text.toString();
    }
}
