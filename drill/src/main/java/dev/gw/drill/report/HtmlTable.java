package dev.gw.drill.report;

import static dev.gw.drill.report.HtmlPage.escaped;

import java.util.List;

/** A table that scrolls within the page where it is too wide for it, by keyboard too. */
final class HtmlTable {
    private final StringBuilder out = new StringBuilder();

    HtmlTable(String caption, String... columns) {
        out.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        out.append(escaped(caption))
                .append("\"><table>\n<caption class=\"unseen\">")
                .append(escaped(caption));
        out.append("</caption>\n<thead><tr>");
        for (String column : columns) {
            out.append("<th scope=\"col\">").append(escaped(column)).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
    }

    /** A row of plain texts; the first is its heading. */
    HtmlTable row(List<String> cells) {
        out.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            String tag = i == 0 ? "th scope=\"row\"" : "td";
            out.append('<').append(tag).append('>').append(escaped(cells.get(i)));
            out.append(i == 0 ? "</th>" : "</td>");
        }
        out.append("</tr>\n");
        return this;
    }

    /** A row that begins with a verdict. */
    HtmlTable row(String verdict, List<String> cells) {
        out.append("<tr><td class=\"")
                .append(verdict)
                .append("\">")
                .append(verdict)
                .append("</td>");
        cells.forEach(cell -> out.append("<td>").append(escaped(cell)).append("</td>"));
        out.append("</tr>\n");
        return this;
    }

    String html() {
        return out + "</tbody></table></div>\n";
    }
}
