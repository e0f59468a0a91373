package dev.gw.assemble;

import dev.gw.source.SourceFile;

/**
 * Makes decK's templates readable as YAML. decK fills them in before it reads a file, so that
 * {@code "${{ env "DECK_HOST" }}"} is fine for it, while YAML ends the text at the second quote. The quotes within a
 * template become backquotes, which mean the same there and take the same room: places stay what they are.
 */
final class TemplateQuotes {
    private static final String OPEN = "${{";

    private TemplateQuotes() {}

    static SourceFile readable(SourceFile file) {
        if (!file.has(OPEN)) {
            return file;
        }
        String text = file.text();
        int open = text.indexOf(OPEN);
        StringBuilder changed = new StringBuilder(text);
        while (open >= 0) {
            boolean escaped = open > 0 && text.charAt(open - 1) == '$';
            int close = escaped ? open : end(text, open);
            for (int i = open; i < close; i++) {
                if (text.charAt(i) == '"' && text.charAt(i - 1) != '\\') {
                    changed.setCharAt(i, '`');
                }
            }
            open = text.indexOf(OPEN, Math.max(close, open + 1));
        }
        return changed.toString().equals(text) ? file : SourceFile.of(file.name(), changed.toString());
    }

    /** Where a template ends that begins here; where it begins, if it does not end on its line. */
    private static int end(String text, int open) {
        for (int i = open; i + 1 < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '}' && text.charAt(i + 1) == '}') {
                return i;
            }
        }
        return open;
    }
}
