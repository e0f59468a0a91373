package dev.gw.emit.format;

import dev.gw.document.Syntax;
import java.util.List;

/** A literal or folded block, moved to another indentation with its lines as they stand. */
final class BlockText {
    private BlockText() {}

    /** @param indent the indentation of the key or dash that the block belongs to */
    static void print(Syntax.Leaf leaf, int indent, StringBuilder out) {
        List<String> lines = leaf.text().lines().toList();
        String header = lines.get(0).stripTrailing();
        int digit = digit(header);
        int old = digit >= 0 ? explicit(leaf, header.charAt(digit) - '0') : detected(lines);
        out.append(digit >= 0 ? header.substring(0, digit) + "2" + header.substring(digit + 1) : header);
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            out.append('\n');
            if (line.length() > old) {
                out.append(" ".repeat(indent + 2)).append(line, old, line.length());
            }
        }
    }

    private static int digit(String header) {
        for (int i = 1; i < header.length() && i < 3; i++) {
            if (Character.isDigit(header.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Where the text begins when the header counts from the indentation of the line it stands on. */
    private static int explicit(Syntax.Leaf leaf, int digit) {
        String file = leaf.span().file().text();
        int line = Comments.lineStart(file, leaf.span().start());
        int at = line;
        int dash = line;
        while (file.charAt(at) == ' ' || (file.charAt(at) == '-' && file.charAt(at + 1) == ' ')) {
            dash = file.charAt(at) == '-' ? at : dash;
            at++;
        }
        return (at == leaf.span().start() || !leaf.properties().isEmpty() ? dash : at) - line + digit;
    }

    private static int detected(List<String> lines) {
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                return line.length() - line.stripLeading().length();
            }
        }
        return 0;
    }
}
