package dev.gw.runtime.template;

import java.util.ArrayList;
import java.util.List;

/** Takes an expression apart. */
final class Lexer {
    private static final List<String> SYMBOLS = List.of(
            "..", "==", "~=", "<=", ">=", "(", ")", "[", "]", ".", ":", ",", "<", ">", "+", "-", "*", "/", "%", "#");

    private final String code;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    /** Kinds of tokens; a keyword is a symbol. */
    enum Kind {
        NAME,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    /** A token, with the content of a string. */
    record Token(Kind kind, String text) {
        boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }
    }

    private Lexer(String code) {
        this.code = code;
    }

    static List<Token> tokens(String code) throws NotRun {
        Lexer lexer = new Lexer(code);
        lexer.run();
        lexer.tokens.add(new Token(Kind.END, ""));
        return lexer.tokens;
    }

    private void run() throws NotRun {
        while (at < code.length()) {
            char c = code.charAt(at);
            if (c <= ' ') {
                at++;
            } else if (isLetter(c)) {
                word();
            } else if (isDigit(c)) {
                number();
            } else if (c == '\'' || c == '"') {
                string(c);
            } else {
                symbol();
            }
        }
    }

    private void word() throws NotRun {
        int start = at;
        while (at < code.length() && (isLetter(code.charAt(at)) || isDigit(code.charAt(at)))) {
            at++;
        }
        String word = code.substring(start, at);
        switch (word) {
            case "and", "or", "not", "nil", "true", "false" -> tokens.add(new Token(Kind.SYMBOL, word));
            case "function", "if", "then", "else", "elseif", "end", "for", "while", "do", "repeat", "until", "local" ->
                throw new NotRun();
            default -> tokens.add(new Token(Kind.NAME, word));
        }
    }

    private void number() {
        int start = at;
        while (at < code.length() && (isLetter(code.charAt(at)) || isDigit(code.charAt(at)) || isFraction())) {
            at++;
        }
        tokens.add(new Token(Kind.NUMBER, code.substring(start, at)));
    }

    private boolean isFraction() {
        return code.charAt(at) == '.' && !code.startsWith("..", at);
    }

    private void string(char quote) throws NotRun {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < code.length() && code.charAt(at) != quote) {
            char c = code.charAt(at++);
            out.append(c == '\\' ? escape() : c);
        }
        if (at == code.length()) {
            throw new NotRun();
        }
        at++;
        tokens.add(new Token(Kind.STRING, out.toString()));
    }

    private char escape() throws NotRun {
        char c = at < code.length() ? code.charAt(at++) : 0;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '\\', '"', '\'' -> c;
            default -> throw new NotRun();
        };
    }

    private void symbol() throws NotRun {
        for (String symbol : SYMBOLS) {
            if (code.startsWith(symbol, at) && !code.startsWith("--", at) && !code.startsWith("[[", at)) {
                tokens.add(new Token(Kind.SYMBOL, symbol));
                at += symbol.length();
                return;
            }
        }
        throw new NotRun();
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
