package dev.gw.cli.project;

import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.Arrays;

/** Finds where a schema.lua speaks of a path of names: each name is looked for behind the one before it. */
final class SchemaPlaces {
    private final SourceFile source;

    SchemaPlaces(SourceFile source) {
        this.source = source;
    }

    /** The last name of the path that stands in the text as the key of a value; the file's start where none does. */
    Span of(String path) {
        Span found = new Span(source, 0, 0);
        int from = 0;
        for (String part : Arrays.asList(path.split("\\.", -1))) {
            int bracket = part.indexOf('[');
            String name = bracket < 0 ? part : part.substring(0, bracket);
            int at = key(name, from);
            if (at >= 0) {
                found = new Span(source, at, at + name.length());
                from = at + name.length();
            }
        }
        return found;
    }

    private int key(String name, int from) {
        String text = source.text();
        int at = name.isEmpty() ? -1 : text.indexOf(name, from);
        while (at >= 0 && !isKey(text, at, at + name.length())) {
            at = text.indexOf(name, at + 1);
        }
        return at;
    }

    /** {@code name =} and {@code ["name"] =}, but neither {@code name ==} nor a part of a longer word. */
    private static boolean isKey(String text, int start, int end) {
        if (start > 0 && isWord(text.charAt(start - 1))) {
            return false;
        }
        int at = end;
        while (at < text.length() && " \t\"']".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '=' && !text.startsWith("==", at);
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }
}
