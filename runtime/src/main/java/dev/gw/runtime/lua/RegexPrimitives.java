package dev.gw.runtime.lua;

import dev.gw.runtime.regex.PcreProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** {@code ngx.re}, on the JDK's engine under a budget. */
final class RegexPrimitives implements Primitive.Book {
    private static final int MOST = 1000;

    private final Map<String, PcreProgram> compiled = new ConcurrentHashMap<>();

    @Override
    public void add(Map<String, Primitive> book) {
        book.put("re.find", (worker, mail) -> {
            String[] head = mail.text().split(" ", 2);
            String expression = mail.text();
            mail.reply(found(head[0], Integer.parseInt(head[1]), expression, mail.text()));
        });
        book.put("re.names", (worker, mail) -> {
            List<@Nullable String> texts = new ArrayList<>();
            String options = mail.text();
            program(options, mail.text()).names().forEach((name, number) -> {
                texts.add(name);
                texts.add(Integer.toString(number));
            });
            mail.reply(texts);
        });
    }

    /** Where groups begin and end, counted in octets. */
    private List<@Nullable String> found(String options, int from, String expression, String octets) {
        boolean anchored = options.contains("a");
        if (from > octets.length()) {
            return List.of();
        } else if (!isOfCharacters(options)) {
            return places(program(options, expression).find(octets, from, anchored));
        }
        int[] places = program(options, expression)
                .find(
                        Octets.text(octets),
                        Octets.text(octets.substring(0, from)).length(),
                        anchored);
        String text = places == null ? "" : Octets.text(octets);
        for (int i = 0; places != null && i < places.length; i++) {
            places[i] = places[i] <= 0
                    ? places[i]
                    : Octets.of(text.substring(0, places[i])).length();
        }
        return places(places);
    }

    /** Whether expression and text are UTF-8, so that a dot takes a character and not an octet. */
    private static boolean isOfCharacters(String options) {
        return options.contains("u");
    }

    private static List<@Nullable String> places(int @Nullable [] places) {
        List<@Nullable String> texts = new ArrayList<>();
        if (places != null) {
            for (int place : places) {
                texts.add(Integer.toString(place));
            }
        }
        return texts;
    }

    private PcreProgram program(String options, String expression) {
        String key = options + " " + expression;
        PcreProgram known = compiled.get(key);
        if (known != null) {
            return known;
        }
        try {
            String shown = isOfCharacters(options) ? Octets.text(expression) : expression;
            PcreProgram made = PcreProgram.of(shown, flags(options));
            if (compiled.size() >= MOST) {
                compiled.clear();
            }
            compiled.put(key, made);
            return made;
        } catch (PatternSyntaxException problem) {
            throw new LuaProblem("pcre_compile() failed: " + problem.getDescription() + " in \"" + expression + "\"");
        }
    }

    private static int flags(String options) {
        int flags = 0;
        for (int i = 0; i < options.length(); i++) {
            flags |= switch (options.charAt(i)) {
                case 'i' -> Pattern.CASE_INSENSITIVE;
                case 's' -> Pattern.DOTALL;
                case 'm' -> Pattern.MULTILINE;
                case 'x' -> Pattern.COMMENTS;
                case 'u' -> Pattern.UNICODE_CASE;
                default -> 0;
            };
        }
        return flags;
    }
}
