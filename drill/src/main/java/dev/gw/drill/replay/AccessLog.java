package dev.gw.drill.replay;

import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Field;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines of nginx's access log in the format combined, as Kong writes them too. */
final class AccessLog {
    private static final Pattern LINE = Pattern.compile(
            "\\S+ \\S+ .*?\\[([^\\]]+)] \"([A-Z]+) (\\S+)(?: HTTP/[\\d.]+)?\" (\\d{3}) \\S+(?: \"([^\"]*)\" \"([^\"]*)\")?.*");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

    private AccessLog() {}

    /** A line; null where it is none. */
    static @Nullable Recorded line(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        List<Field> headers = new ArrayList<>();
        field("Referer", matcher.group(5), headers);
        field("User-Agent", matcher.group(6), headers);
        Ask ask = Asks.of(matcher.group(2), matcher.group(3), headers, null);
        return ask == null ? null : new Recorded(time(matcher.group(1)), ask, Integer.parseInt(matcher.group(4)));
    }

    private static void field(String name, @Nullable String value, List<Field> headers) {
        if (value != null && !value.equals("-") && !value.isEmpty()) {
            headers.add(Field.of(name, value));
        }
    }

    private static long time(String text) {
        try {
            return OffsetDateTime.parse(text, TIME).toInstant().toEpochMilli();
        } catch (DateTimeParseException unknown) {
            return 0;
        }
    }
}
