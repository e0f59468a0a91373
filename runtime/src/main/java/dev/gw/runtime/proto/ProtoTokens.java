package dev.gw.runtime.proto;

import java.util.ArrayList;
import java.util.List;

/** The words of a .proto file: names with dots, numbers, signs, and texts, which keep an opening quote in front. */
final class ProtoTokens {
    private static final String END = "";

    private final List<String> words = new ArrayList<>();
    private int at;

    ProtoTokens(String text) throws ProtoProblem {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (text.startsWith("//", i)) {
                i = text.indexOf('\n', i) < 0 ? text.length() : text.indexOf('\n', i);
            } else if (text.startsWith("/*", i)) {
                i = behind(text, "*/", i + 2);
            } else if (c == '"' || c == '\'') {
                i = quoted(text, i);
            } else if (isName(c)) {
                int start = i;
                while (i < text.length() && isName(text.charAt(i))) {
                    i++;
                }
                words.add(text.substring(start, i));
            } else {
                words.add(String.valueOf(c));
                i++;
            }
        }
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '+';
    }

    private static int behind(String text, String end, int from) throws ProtoProblem {
        int found = text.indexOf(end, from);
        if (found < 0) {
            throw new ProtoProblem("a comment does not end");
        }
        return found + end.length();
    }

    private int quoted(String text, int from) throws ProtoProblem {
        StringBuilder out = new StringBuilder("\"");
        int i = from + 1;
        while (i < text.length() && text.charAt(i) != text.charAt(from)) {
            if (text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            out.append(text.charAt(i++));
        }
        if (i == text.length()) {
            throw new ProtoProblem("a text does not end");
        }
        words.add(out.toString());
        return i + 1;
    }

    boolean isAtEnd() {
        return at == words.size();
    }

    String peek() {
        return isAtEnd() ? END : words.get(at);
    }

    String next() throws ProtoProblem {
        if (isAtEnd()) {
            throw new ProtoProblem("the file ends too early");
        }
        return words.get(at++);
    }

    boolean take(String word) {
        boolean there = peek().equals(word);
        at += there ? 1 : 0;
        return there;
    }

    void expect(String word) throws ProtoProblem {
        String found = next();
        if (!found.equals(word)) {
            throw new ProtoProblem("there is " + found + " where " + word + " has to be");
        }
    }

    /** A text in quotes, without them. */
    String text() throws ProtoProblem {
        String word = next();
        if (!word.startsWith("\"")) {
            throw new ProtoProblem("there is " + word + " where a text has to be");
        }
        StringBuilder all = new StringBuilder(word.substring(1));
        while (peek().startsWith("\"")) {
            all.append(next().substring(1));
        }
        return all.toString();
    }

    int number() throws ProtoProblem {
        String word = next();
        try {
            return Integer.decode(word);
        } catch (NumberFormatException none) {
            throw new ProtoProblem("there is " + word + " where a number has to be");
        }
    }

    /** Passes over all up to the end of a statement or block. */
    void skip() throws ProtoProblem {
        int depth = 0;
        while (true) {
            String word = next();
            if (word.equals("{")) {
                depth++;
            } else if (word.equals("}")) {
                depth--;
                if (depth == 0) {
                    take(";");
                    return;
                }
            } else if (word.equals(";") && depth == 0) {
                return;
            }
        }
    }
}
