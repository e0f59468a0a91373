package dev.gw.assemble.values;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * decK's template for an environment variable: {@code ${{ env "DECK_PORT" | toInt }}}.
 *
 * @param name the variable
 * @param pipes the functions its value goes through: toInt, toBool, toFloat, indent
 * @param end the offset behind it
 */
record DeckTemplate(String name, List<String> pipes, int end) {
    private static final List<String> FUNCTIONS = List.of("toInt", "toBool", "toFloat", "indent");

    /** The offset behind a template that begins at an offset; -1 where none ends. */
    static int end(String text, int start) {
        int close = text.startsWith("${{", start) ? text.indexOf("}}", start + 3) : -1;
        return close < 0 ? -1 : close + 2;
    }

    /** The template that begins at an offset; null where it says something gw does not know. */
    static @Nullable DeckTemplate at(String text, int start) {
        int end = end(text, start);
        if (end < 0) {
            return null;
        }
        List<String> words = words(text.substring(start + 3, end - 2).strip());
        if (words.size() < 2 || !words.get(0).equals("env") || !isQuoted(words.get(1))) {
            return null;
        }
        String name = words.get(1).substring(1, words.get(1).length() - 1);
        List<String> pipes = pipes(words.subList(2, words.size()));
        return pipes == null || name.isEmpty() ? null : new DeckTemplate(name, pipes, end);
    }

    private static @Nullable List<String> pipes(List<String> words) {
        List<String> pipes = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            boolean known = i + 1 < words.size() && words.get(i).equals("|") && FUNCTIONS.contains(words.get(i + 1));
            if (!known) {
                return null;
            }
            pipes.add(words.get(i + 1));
            // indent takes a width, which says how to line text up; values are put in where that is done already
            i += words.get(i + 1).equals("indent") ? 3 : 2;
        }
        return i == words.size() ? pipes : null;
    }

    private static boolean isQuoted(String word) {
        char first = word.charAt(0);
        return word.length() > 1
                && (first == '"' || first == '`' || first == '\'')
                && word.charAt(word.length() - 1) == first;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.replace("|", " | ").replace("\\\"", "\"").split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
