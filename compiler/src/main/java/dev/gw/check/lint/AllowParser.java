package dev.gw.check.lint;

import dev.gw.check.lint.Comments.Comment;
import dev.gw.check.lint.rule.LintRule;
import dev.gw.check.lint.rule.LintRules;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the comments {@code # gw: allow RULE, RULE — reason} of a file. */
final class AllowParser {
    private static final String MARK = "gw:";
    private static final String VERB = "allow";
    private static final String DASHES = "-\u2013\u2014";

    private final SourceFile file;
    private final List<Allow> allows = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    AllowParser(SourceFile file) {
        this.file = file;
        if (mayAllow(file)) {
            Comments.of(file).forEach(this::read);
        }
    }

    /** Whether a file could hold such a comment. */
    static boolean mayAllow(SourceFile file) {
        return file.characters().has('#') && file.has(MARK) && !file.name().endsWith(".json");
    }

    List<Allow> allows() {
        return allows;
    }

    /** What is wrong with the comments themselves. */
    List<Diagnostic> problems() {
        return problems;
    }

    private void read(Comment comment) {
        int at = skip(comment.start(), comment.end(), "# \t");
        if (!file.text().startsWith(MARK, at)) {
            return;
        }
        at = skip(at + MARK.length(), comment.end(), " \t");
        int behind = at + VERB.length();
        boolean ends = behind >= comment.end() || " \t".indexOf(file.text().charAt(behind)) >= 0;
        if (file.text().startsWith(VERB, at) && ends) {
            readRules(comment, behind);
        }
    }

    private void readRules(Comment comment, int from) {
        List<Span> words = new ArrayList<>();
        int at = skip(from, comment.end(), " \t,");
        while (at < comment.end() && !isDash(at, comment.end())) {
            int start = at;
            while (at < comment.end() && " \t,:".indexOf(file.text().charAt(at)) < 0) {
                at++;
            }
            if (at > start) {
                words.add(new Span(file, start, at));
            }
            if (at < comment.end() && file.text().charAt(at) == ':') {
                break;
            }
            at = skip(at, comment.end(), " \t,");
        }
        boolean reasoned = skip(at, comment.end(), " \t:" + DASHES) < comment.end();
        if (words.isEmpty() || !reasoned) {
            problems.add(incomplete(comment, words.isEmpty()));
        } else {
            Span reach = new AllowReach(file).of(comment);
            words.forEach(word -> add(word, reach));
        }
    }

    /** A dash that stands alone, or a long one. */
    private boolean isDash(int at, int end) {
        int behind = at;
        while (behind < end && file.text().charAt(behind) == '-') {
            behind++;
        }
        boolean hyphens = behind > at && (behind == end || file.text().charAt(behind) == ' ');
        return hyphens || DASHES.indexOf(file.text().charAt(at), 1) >= 0;
    }

    private void add(Span word, Span reach) {
        Optional<LintRule> rule = LintRules.find(word.text());
        if (rule.isPresent()) {
            allows.add(new Allow(rule.get(), reach, word));
            return;
        }
        Diagnostic unknown = Diagnostic.of(Code.GW2019, word, word.text() + " is no lint rule");
        problems.add(LintRules.nearest(word.text())
                .map(near -> unknown.help("did you mean " + near + "?").fix(word, near))
                .orElse(unknown));
    }

    private Diagnostic incomplete(Comment comment, boolean noRule) {
        Span at = new Span(file, comment.start(), comment.end());
        String message = noRule ? "the comment allows no rule" : "the comment gives no reason, so it allows nothing";
        return Diagnostic.of(Code.GW2019, at, message).help("write it as: # gw: allow GW2012 \u2014 reason");
    }

    private int skip(int from, int end, String characters) {
        int at = from;
        while (at < end && characters.indexOf(file.text().charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
