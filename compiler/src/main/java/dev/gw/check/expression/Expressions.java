package dev.gw.check.expression;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads expressions of Kong's expressions router. Thread-safe: no state. */
public final class Expressions {
    /** The router's buffer for errors holds so many bytes. */
    private static final int LONGEST_ERROR = 4096;

    private static final Pattern FORMER_PORT = Pattern.compile("net\\.port(\\s*)([=><!])");

    private Expressions() {}

    /**
     * An expression, or why there is none.
     *
     * @param expression null where there is a problem
     * @param problem in Kong's words; null where there is none
     */
    public record Parsed(
            @Nullable Expression expression, @Nullable String problem) {}

    /** Reads a text; a field of any name is taken. */
    public static Parsed parse(String text) {
        int nul = text.indexOf('\0');
        String read = nul < 0 ? text : text.substring(0, nul);
        try {
            Grammar grammar = new Grammar(read);
            Pair pair = grammar.matcher();
            if (grammar.isTooDeep()) {
                return new Parsed(null, "the expression is nested too deeply");
            }
            if (pair == null) {
                Attempts attempts = grammar.attempts();
                throw SyntaxFault.at(read, attempts.place(), attempts.message());
            }
            return new Parsed(new TreeMaker(read).expression(pair), null);
        } catch (SyntaxFault fault) {
            return new Parsed(null, cut(String.valueOf(fault.getMessage())));
        }
    }

    /** What Kong says against a route's expression; null where it takes it. */
    public static @Nullable String problem(String text, FieldTypes fields) {
        Parsed parsed = parse(current(text));
        return parsed.expression() == null ? parsed.problem() : new TypeCheck(fields).problem(parsed.expression());
    }

    /** The expression with {@code net.port} under its present name, {@code net.dst.port}. */
    public static String current(String text) {
        return text.contains("net.port") ? FORMER_PORT.matcher(text).replaceAll("net.dst.port$1$2") : text;
    }

    private static String cut(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_ERROR ? message : new String(bytes, 0, LONGEST_ERROR, StandardCharsets.UTF_8);
    }
}
