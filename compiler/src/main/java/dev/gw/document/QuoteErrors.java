package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.Span;

/** Quotes that don't close, escapes that don't exist, and characters that a value can't start with unquoted. */
final class QuoteErrors {
    private QuoteErrors() {}

    static Diagnostic explain(Place place) {
        String problem = place.problem();
        if (problem.startsWith("found unknown escape")) {
            return unknownEscape(place);
        }
        if (problem.startsWith("expected escape sequence")) {
            return place.error("this escape needs more hexadecimal digits: \\x takes 2, \\u 4, \\U 8");
        }
        String reason = problem.contains("document separator")
                ? "this quote is not closed before the next ---"
                : "this quote is never closed";
        String quote = place.text().substring(place.from(), place.from() + 1);
        return place.atContext().error(reason).help("add the closing " + quote);
    }

    private static Diagnostic unknownEscape(Place place) {
        Span escape = place.span(place.at() - 1, place.at() + 1);
        int start = place.from();
        int end = place.text().indexOf('"', start + 1);
        String content = end < 0 ? "" : place.text().substring(start + 1, end);
        Diagnostic found = Diagnostic.of(Code.GW1010, escape, escape.text() + " is not an escape of double quotes");
        boolean simple = !content.isEmpty() && !content.endsWith("\\") && onlyPatterns(content);
        if (!simple) {
            return found.help("double the backslash: \\" + escape.text()).fix(escape, "\\" + escape.text());
        }
        String single = "'" + content + "'";
        return found.help("use single quotes, where a backslash is just that: " + single)
                .fix(place.span(start, end + 1), single);
    }

    /** Whether the content means the same in single quotes but for backslashes that were never escapes. */
    private static boolean onlyPatterns(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            char next = i + 1 < content.length() ? content.charAt(i + 1) : ' ';
            if (c == '\'' || c < ' ' || (c == '\\' && "\\\"/xuU0".indexOf(next) >= 0)) {
                return false;
            }
        }
        return true;
    }

    /** An unquoted value that starts with a character of YAML's own. */
    static Diagnostic reserved(Place place) {
        char c = place.found();
        Span value = place.span(place.at(), place.valueEnd(place.at()));
        Diagnostic found = place.error("an unquoted value can't start with " + c);
        boolean plain = value.text().indexOf('"') < 0 && value.text().indexOf('\\') < 0;
        if (!plain || value.text().contains(": ") || inFlow(place)) {
            return found.help("quote the value");
        }
        String quoted = "\"" + value.text() + "\"";
        return found.help("quote it: " + quoted).fix(value, quoted);
    }

    private static boolean inFlow(Place place) {
        String before = place.text().substring(place.lineStart(place.at()), place.at());
        return before.indexOf('[') >= 0 || before.indexOf('{') >= 0;
    }
}
