package dev.gw.drill.replay;

import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A curl command: its URL, method, fields and data. Options that say nothing of the request are passed over. */
final class CurlLine {
    private static final Set<String> WITH_VALUE = Set.of(
            "-o",
            "--output",
            "-w",
            "--write-out",
            "-m",
            "--max-time",
            "--connect-timeout",
            "--retry",
            "-x",
            "--proxy",
            "--resolve",
            "--cacert",
            "--cert",
            "--key",
            "-b",
            "--cookie",
            "-c",
            "--cookie-jar",
            "-e",
            "--referer");

    private final List<Field> headers = new ArrayList<>();
    private String method = "";
    private String url = "";
    private @Nullable String body;

    private CurlLine() {}

    /** The request of a command; null where it has none. */
    static @Nullable Recorded line(String line) {
        List<String> words = words(line);
        if (words.isEmpty() || !words.get(0).equals("curl")) {
            return null;
        }
        CurlLine curl = new CurlLine();
        for (int i = 1; i < words.size(); i++) {
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            i += curl.word(words.get(i), next) ? 1 : 0;
        }
        String method = !curl.method.isEmpty() ? curl.method : curl.body != null ? "POST" : "GET";
        String whole = curl.url.contains("://") || curl.url.startsWith("/") ? curl.url : "http://" + curl.url;
        Ask ask = curl.url.isEmpty() ? null : Asks.of(method, whole, curl.headers, curl.body);
        return ask == null ? null : new Recorded(0, ask, 0);
    }

    /** Takes a word; whether the next one was its value. */
    private boolean word(String word, String next) {
        switch (word) {
            case "-X", "--request" -> method = next;
            case "-H", "--header" -> header(next);
            case "-A", "--user-agent" -> headers.add(Field.of("User-Agent", next));
            case "-u", "--user" ->
                headers.add(Field.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(next.getBytes(StandardCharsets.UTF_8))));
            case "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json" -> data(word, next);
            case "--url" -> url = next;
            case "-I", "--head" -> {
                method = "HEAD";
                return false;
            }
            default -> {
                if (!word.startsWith("-")) {
                    url = word;
                }
                return WITH_VALUE.contains(word);
            }
        }
        return true;
    }

    private void data(String word, String data) {
        body = body == null ? data : body + "&" + data;
        boolean json = word.equals("--json");
        boolean said = headers.stream().anyMatch(field -> field.name().equalsIgnoreCase("Content-Type"));
        if (!said) {
            headers.add(Field.of("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded"));
        }
    }

    private void header(String text) {
        int colon = text.indexOf(':');
        if (colon > 0) {
            String name = text.substring(0, colon).strip();
            headers.removeIf(field -> field.name().equalsIgnoreCase(name));
            headers.add(Field.of(name, text.substring(colon + 1).strip()));
        }
    }

    /** The words of a line, as a shell takes them apart. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean any = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                any = true;
            } else if (quote != 0 ? c == quote : c == '\'' || c == '"') {
                quote = quote == 0 ? c : 0;
                any = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }
}
