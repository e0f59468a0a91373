package dev.gw.check.regex;

import dev.gw.check.regex.PcreNode.Kind;

/** Items that begin with {@code (*}: verbs, and assertions spelled out. */
final class PcreVerbs {
    private final PcreParser parser;
    private final PcreIn in;
    private final PcreGroups groups;

    PcreVerbs(PcreParser parser, PcreGroups groups) {
        this.parser = parser;
        this.in = parser.in;
        this.groups = groups;
    }

    void read(int expected) throws Refusal {
        char c = in.peek(1);
        if (c >= 'a' && c <= 'z') {
            assertion(expected);
        } else {
            verb();
        }
    }

    private void assertion(int expected) throws Refusal {
        String name = in.readVerb();
        String kind = in.here() == ':' ? kind(name) : "";
        if (kind.isEmpty()) {
            throw in.fail("(*alpha_assertion) not recognized");
        }
        if (expected > 0 && !kind.equals("ahead") && !kind.equals("behind")) {
            boolean nonAtomic = kind.startsWith("n");
            throw in.fail(nonAtomic ? "atomic assertion expected after (?( or (?(?C)" : PcreText.NEEDS_ASSERTION);
        }
        if (kind.endsWith("ahead")) {
            groups.ahead();
        } else if (kind.endsWith("behind")) {
            in.at--;
            groups.behind();
        } else {
            in.at++;
            groups.plain();
        }
    }

    private static String kind(String name) {
        return switch (name) {
            case "pla", "positive_lookahead", "nla", "negative_lookahead" -> "ahead";
            case "plb", "positive_lookbehind", "nlb", "negative_lookbehind" -> "behind";
            case "napla", "non_atomic_positive_lookahead" -> "n-ahead";
            case "naplb", "non_atomic_positive_lookbehind" -> "n-behind";
            case "atomic", "sr", "script_run", "asr", "atomic_script_run" -> "group";
            default -> "";
        };
    }

    private void verb() throws Refusal {
        String name = in.readVerb();
        boolean known = switch (name) {
            case "", "MARK", "ACCEPT", "F", "FAIL", "COMMIT", "PRUNE", "SKIP", "THEN" -> true;
            default -> false;
        };
        if (!known || (in.here() != ':' && in.here() != ')')) {
            throw in.fail(PcreText.BAD_VERB);
        }
        if (in.looking(":)")) {
            in.at++;
        }
        boolean argument = in.here() == ':';
        if (!argument && (name.isEmpty() || name.equals("MARK"))) {
            throw in.fail("(*MARK) must have an argument");
        }
        in.at++;
        boolean accept = name.equals("ACCEPT");
        if (argument) {
            argument();
        }
        boolean stops = accept || name.startsWith("F");
        parser.add(new PcreNode(stops ? Kind.STOP : Kind.NOTHING, -1));
        parser.repeatable = accept;
    }

    private void argument() throws Refusal {
        int start = in.at;
        int end = in.text.indexOf(')', start);
        in.at = end < 0 ? in.text.length() : end;
        if (end < 0) {
            throw in.fail(PcreText.BAD_VERB);
        }
        if (end - start > 255) {
            throw in.fail("name is too long in (*MARK), (*PRUNE), (*SKIP), or (*THEN)");
        }
        in.at++;
    }
}
