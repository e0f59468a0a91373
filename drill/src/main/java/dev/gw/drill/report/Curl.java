package dev.gw.drill.report;

import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command that sends a request again by hand; secrets are left out of it. */
public final class Curl {
    private static final int LONGEST_BODY = 200;

    private Curl() {}

    /** One line. */
    public static String line(Ask ask, String url) {
        List<String> words = new ArrayList<>(List.of("curl", "-i"));
        if (ask.method().equals("HEAD")) {
            words.add("-I");
        } else if (!ask.method().equals("GET")) {
            words.add("-X");
            words.add(ask.method());
        }
        words.add(quoted(url + ask.target()));
        header(words, "Host", ask.host());
        header(words, "X-Real-IP", ask.client());
        header(words, "X-Forwarded-Proto", ask.https() && !url.startsWith("https:") ? "https" : null);
        for (Field field : ask.headers()) {
            header(words, field.name(), field.shown());
        }
        String body = ask.body();
        if (body != null && !body.isEmpty()) {
            words.add("--data-binary");
            words.add(
                    body.length() <= LONGEST_BODY
                            ? quoted(body)
                            : "@<(head -c " + body.length() + " /dev/zero | tr '\\0' x)");
        }
        return String.join(" ", words);
    }

    private static void header(List<String> words, String name, @Nullable String value) {
        if (value != null) {
            words.add("-H");
            words.add(quoted(name + ": " + value));
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
