package dev.gw.runtime.template;

import dev.gw.runtime.json.LuaNumbers;
import dev.gw.runtime.template.Functions.Function;
import dev.gw.runtime.template.Lexer.Kind;
import dev.gw.runtime.template.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an expression, by Lua's precedence: or, and, comparison, .., + -, * / %, unary, look-up. */
final class Parser {
    private static final int DEEPEST = 100;

    /** What Kong's sandbox offers besides: a name of these is no mistyped variable. */
    private static final Set<String> LIBRARY = Set.of(
            "string",
            "tostring",
            "tonumber",
            "type",
            "math",
            "table",
            "os",
            "coroutine",
            "bit",
            "ngx",
            "kong",
            "pairs",
            "ipairs",
            "next",
            "select",
            "unpack",
            "pcall",
            "xpcall",
            "error",
            "assert",
            "setmetatable",
            "getmetatable",
            "rawget",
            "rawset",
            "rawequal",
            "require",
            "_G",
            "utf8",
            "cjson",
            "print");

    private final List<Token> tokens;
    private int at;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Expression parse(String code) throws NotRun {
        Parser parser = new Parser(Lexer.tokens(code));
        Expression expression = parser.or();
        if (parser.tokens.get(parser.at).kind() != Kind.END) {
            throw new NotRun();
        }
        return expression;
    }

    private boolean take(String symbol) {
        boolean there = tokens.get(at).is(symbol);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String symbol) throws NotRun {
        if (!take(symbol)) {
            throw new NotRun();
        }
    }

    private String name() throws NotRun {
        Token token = tokens.get(at++);
        if (token.kind() != Kind.NAME) {
            throw new NotRun();
        }
        return token.text();
    }

    private Expression or() throws NotRun {
        if (++depth > DEEPEST) {
            throw new NotRun();
        }
        Expression left = and();
        while (take("or")) {
            Expression first = left;
            Expression second = and();
            left = variables -> {
                Object value = first.value(variables);
                return Values.isTrue(value) ? value : second.value(variables);
            };
        }
        depth--;
        return left;
    }

    private Expression and() throws NotRun {
        Expression left = comparison();
        while (take("and")) {
            Expression first = left;
            Expression second = comparison();
            left = variables -> {
                Object value = first.value(variables);
                return Values.isTrue(value) ? second.value(variables) : value;
            };
        }
        return left;
    }

    private Expression comparison() throws NotRun {
        Expression left = joined();
        String operator = operator("==", "~=", "<=", ">=", "<", ">");
        while (operator != null) {
            left = Operators.comparing(operator, left, joined());
            operator = operator("==", "~=", "<=", ">=", "<", ">");
        }
        return left;
    }

    private @Nullable String operator(String... wanted) {
        for (String one : wanted) {
            if (take(one)) {
                return one;
            }
        }
        return null;
    }

    private Expression joined() throws NotRun {
        Expression left = sum();
        if (!take("..")) {
            return left;
        }
        Expression right = joined();
        return variables -> Values.joinable(left.value(variables)).concat(Values.joinable(right.value(variables)));
    }

    private Expression sum() throws NotRun {
        Expression left = product();
        String operator = operator("+", "-");
        while (operator != null) {
            left = Operators.computing(operator, left, product());
            operator = operator("+", "-");
        }
        return left;
    }

    private Expression product() throws NotRun {
        Expression left = unary();
        String operator = operator("*", "/", "%");
        while (operator != null) {
            left = Operators.computing(operator, left, unary());
            operator = operator("*", "/", "%");
        }
        return left;
    }

    private Expression unary() throws NotRun {
        String operator = operator("not", "-", "#");
        if (operator == null) {
            return postfix();
        }
        if (++depth > DEEPEST) {
            throw new NotRun();
        }
        Expression operand = unary();
        depth--;
        return switch (operator) {
            case "not" -> variables -> !Values.isTrue(operand.value(variables));
            case "-" -> variables -> -Values.number(operand.value(variables));
            default -> variables -> Operators.length(operand.value(variables));
        };
    }

    private Expression postfix() throws NotRun {
        Expression value = primary();
        while (true) {
            Expression table = value;
            if (take(".")) {
                String field = name();
                value = variables -> Values.field(table.value(variables), field);
            } else if (take("[")) {
                Expression key = or();
                expect("]");
                value = variables -> Values.field(table.value(variables), key.value(variables));
            } else if (take(":")) {
                value = call(function(Functions.STRING.get(name())), table);
            } else {
                return value;
            }
        }
    }

    private static Function function(@Nullable Function found) throws NotRun {
        if (found == null) {
            throw new NotRun();
        }
        return found;
    }

    private Expression primary() throws NotRun {
        Token token = tokens.get(at++);
        return switch (token.kind()) {
            case STRING -> variables -> token.text();
            case NUMBER -> number(token.text());
            case NAME -> named(token.text());
            default -> symbol(token.text());
        };
    }

    private static Expression number(String text) throws NotRun {
        Double number = LuaNumbers.parse(text);
        if (number == null) {
            throw new NotRun();
        }
        return variables -> number;
    }

    private Expression symbol(String symbol) throws NotRun {
        return switch (symbol) {
            case "(" -> bracketed();
            case "nil" -> variables -> null;
            case "true" -> variables -> true;
            case "false" -> variables -> false;
            default -> throw new NotRun();
        };
    }

    private Expression bracketed() throws NotRun {
        Expression inner = or();
        expect(")");
        return inner;
    }

    private Expression named(String name) throws NotRun {
        if (tokens.get(at).is("(")) {
            return call(function(Functions.GLOBAL.get(name)), null);
        }
        if (LIBRARY.contains(name)) {
            throw new NotRun();
        }
        return variables -> variables.get(name);
    }

    private Expression call(Function function, @Nullable Expression self) throws NotRun {
        List<Expression> arguments = new ArrayList<>();
        if (self != null) {
            arguments.add(self);
        }
        if (tokens.get(at).kind() == Kind.STRING) {
            arguments.add(primary());
        } else {
            expect("(");
            while (!take(")")) {
                arguments.add(or());
                if (!tokens.get(at).is(")")) {
                    expect(",");
                }
            }
        }
        boolean method = self != null;
        return variables -> {
            List<@Nullable Object> values = new ArrayList<>(arguments.size());
            for (Expression argument : arguments) {
                values.add(argument.value(variables));
            }
            if (method && !(values.get(0) instanceof String)) {
                throw new IllegalStateException("attempt to index a " + Values.type(values.get(0)) + " value");
            }
            return function.call(values);
        };
    }
}
