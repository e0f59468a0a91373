package dev.gw.runtime.regex;

import java.util.Map;

/** Takes the names of groups out of an expression, because the JDK knows fewer of them than PCRE. */
final class GroupNames {
    private final String from;
    private final Map<String, Integer> names;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int groups;

    private GroupNames(String from, Map<String, Integer> names) {
        this.from = from;
        this.names = names;
    }

    /** The expression without names, which are put into a map with the groups' numbers. */
    static String takenOut(String expression, Map<String, Integer> names) {
        GroupNames run = new GroupNames(expression, names);
        while (run.at < expression.length()) {
            run.step();
        }
        return run.out.toString();
    }

    private void step() {
        char c = from.charAt(at);
        if (c == '\\') {
            escape();
        } else if (c == '[') {
            copy(classEnd());
        } else if (c == '(') {
            open();
        } else {
            copy(at + 1);
        }
    }

    private void copy(int to) {
        int end = Math.min(to, from.length());
        out.append(from, at, end);
        at = end;
    }

    /** A reference by name becomes one by number. */
    private void escape() {
        for (String[] kind : new String[][] {{"\\k<", ">"}, {"\\k{", "}"}, {"\\k'", "'"}, {"\\g{", "}"}}) {
            int close = from.startsWith(kind[0], at) ? from.indexOf(kind[1], at + 3) : -1;
            Integer number = close < 0 ? null : names.get(from.substring(at + 3, close));
            if (number != null) {
                out.append("(?:\\").append(number).append(')');
                at = close + 1;
                return;
            }
        }
        copy(at + 2);
    }

    private int classEnd() {
        int i = at + 1;
        if (i < from.length() && from.charAt(i) == '^') {
            i++;
        }
        if (i < from.length() && from.charAt(i) == ']') {
            i++;
        }
        while (i < from.length() && from.charAt(i) != ']') {
            int posix = from.startsWith("[:", i) ? from.indexOf(":]", i) : -1;
            i = posix > 0 ? posix + 2 : from.charAt(i) == '\\' ? i + 2 : i + 1;
        }
        return i + 1;
    }

    private void open() {
        if (!from.startsWith("(?", at)) {
            groups += from.startsWith("(*", at) ? 0 : 1;
            copy(at + 1);
            return;
        }
        for (String[] kind : new String[][] {{"(?<", ">"}, {"(?P<", ">"}, {"(?'", "'"}}) {
            int begin = at + kind[0].length();
            boolean look = kind[0].equals("(?<") && (from.startsWith("=", begin) || from.startsWith("!", begin));
            int close = from.startsWith(kind[0], at) && !look ? from.indexOf(kind[1], begin) : -1;
            if (close > 0) {
                names.put(from.substring(begin, close), ++groups);
                out.append('(');
                at = close + 1;
                return;
            }
        }
        copy(at + 2);
    }
}
