package dev.gw.runtime.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text with expressions in {@code $(…)}. Immutable. */
public final class Template {
    private final List<Expression> parts;
    private final @Nullable String beyond;

    private Template(List<Expression> parts, @Nullable String beyond) {
        this.parts = List.copyOf(parts);
        this.beyond = beyond;
    }

    /** The template of a text of one character per octet. */
    public static Template of(String text) {
        List<Expression> parts = new ArrayList<>();
        String beyond = null;
        int from = 0;
        int start = text.indexOf("$(");
        while (start >= 0) {
            int end = closing(text, start + 1);
            if (end < 0) {
                // as long as brackets are open, "$(" may still begin further on
                start = text.indexOf("$(", start + 1);
                continue;
            }
            literal(parts, text.substring(from, start));
            String code = text.substring(start + 2, end);
            try {
                parts.add(code.isBlank() ? Template::nothing : Parser.parse(code));
            } catch (NotRun problem) {
                beyond = beyond == null ? code : beyond;
                parts.add(variables -> variables.beyond(code));
            }
            from = end + 1;
            start = text.indexOf("$(", from);
        }
        literal(parts, text.substring(from));
        return new Template(parts, beyond);
    }

    /** Brackets without an expression are no Lua. */
    private static Object nothing(Variables variables) {
        throw new IllegalStateException("an expression is missing");
    }

    private static void literal(List<Expression> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(variables -> text);
        }
    }

    /** The bracket that closes the one at a place; -1 where none does. */
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The first expression that is beyond what gw evaluates, as it is written; null where it evaluates all. */
    public @Nullable String beyond() {
        return beyond;
    }

    /**
     * The text with each expression's value in its place, nothing for nil and false.
     *
     * @throws IllegalStateException where an expression fails, as it would in Lua, or is one that gw does not run
     */
    public String render(Variables variables) {
        StringBuilder out = new StringBuilder();
        for (Expression part : parts) {
            Object value = part.value(variables);
            if (Values.isTrue(value)) {
                out.append(Values.text(value));
            }
        }
        return out.toString();
    }
}
