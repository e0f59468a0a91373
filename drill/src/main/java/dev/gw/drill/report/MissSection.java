package dev.gw.drill.report;

import static dev.gw.drill.report.HtmlPage.escaped;

import dev.gw.drill.verdict.Miss;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Verdict;

/** What failed or could not be decided: what was expected, what came, and how to ask again. */
record MissSection(DrillReport report) implements HtmlSection {
    @Override
    public String id() {
        return "misses";
    }

    @Override
    public String title() {
        return "Not as expected";
    }

    @Override
    public String html() {
        StringBuilder out = new StringBuilder();
        for (Verdict verdict : new Verdict[] {Verdict.FAIL, Verdict.INCONCLUSIVE}) {
            report.outcomes().stream()
                    .filter(outcome -> outcome.verdict() == verdict)
                    .forEach(outcome -> outcome(outcome, out));
        }
        return out.toString();
    }

    private void outcome(Outcome outcome, StringBuilder out) {
        String word = outcome.verdict().word();
        out.append("<details open><summary><span class=\"")
                .append(word)
                .append("\">")
                .append(word);
        out.append("</span> ").append(escaped(outcome.check().title())).append(" <span class=\"faint\">");
        out.append(escaped(outcome.check().place())).append("</span></summary>\n");
        String claim = outcome.check().title();
        out.append("<dl>");
        for (Miss miss : outcome.misses()) {
            if (!miss.claim().equals(claim)) {
                out.append("<dt>step</dt><dd>").append(escaped(miss.claim())).append("</dd>");
            }
            claim = miss.claim();
            out.append("<dt>expected</dt><dd>").append(escaped(miss.expected()));
            out.append("</dd><dt>got</dt><dd>").append(escaped(miss.got())).append("</dd>\n");
        }
        out.append("</dl>\n");
        if (!outcome.misses().isEmpty()) {
            String line = Curl.line(outcome.misses().get(0).ask(), report.target());
            out.append("<pre>").append(escaped(line)).append("</pre>\n");
        }
        out.append("</details>\n");
    }
}
