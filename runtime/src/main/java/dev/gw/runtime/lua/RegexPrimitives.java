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
            PcreProgram program = program(head[0], mail.text());
            String text = mail.text();
            int from = Integer.parseInt(head[1]);
            mail.reply(from > text.length() ? List.of() : places(program.find(text, from, head[0].contains("a"))));
        });
        book.put("re.names", (worker, mail) -> {
            List<@Nullable String> texts = new ArrayList<>();
            program(mail.text(), mail.text()).names().forEach((name, number) -> {
                texts.add(name);
                texts.add(Integer.toString(number));
            });
            mail.reply(texts);
        });
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
            PcreProgram made = PcreProgram.of(expression, flags(options));
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
                default -> 0;
            };
        }
        return flags;
    }
}
