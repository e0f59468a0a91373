package dev.gw.check.value;

/** The Lua that a template compiles to: text stays, and what stands in $( ) is an expression. */
final class LuaTemplate {
    private LuaTemplate() {}

    /** The code, on the lines of the template. */
    static String code(String template) {
        StringBuilder code = new StringBuilder("return function() local out, n = {}, 0 ");
        int from = 0;
        int dollar = template.indexOf("$(");
        while (dollar >= 0) {
            int close = closing(template, dollar + 1);
            if (close < 0) {
                // nothing closes this one, but a later one may still be closed
                dollar = template.indexOf("$(", dollar + 1);
                continue;
            }
            code.append(" out[n] = ").append(quote(template.substring(from, dollar)));
            code.append(" out[n] = tostring((");
            code.append(template, dollar + 2, close).append(") or '')");
            from = close + 1;
            dollar = template.indexOf("$(", from);
        }
        code.append(" out[n] = ").append(quote(template.substring(from)));
        return code.append(" return out end").toString();
    }

    /** The parenthesis that closes the one at a place; -1 where none does. */
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

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c == '\n') {
                quoted.append('\\').append(c);
            } else {
                quoted.append(c == '\r' ? "\\r" : c == '\0' ? "\\0" : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
