package dev.gw.drill.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A page that needs nothing else: no script, no network, light and dark, charts drawn in the page. */
public final class HtmlPage {
    private HtmlPage() {}

    /**
     * The page.
     *
     * @param title its title, as plain text
     * @param facts a line below the title, as plain text
     * @param lead what stands before the first section, as HTML
     * @param sections what it holds, in order; those without content are left out
     */
    public static String of(String title, String facts, String lead, List<? extends HtmlSection> sections) {
        StringBuilder out = new StringBuilder(1 << 15);
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        out.append("style-src 'unsafe-inline'\">\n<title>");
        out.append(escaped(title)).append("</title>\n<style>\n").append(style());
        out.append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the content</a>\n");
        out.append("<header>\n<h1>").append(escaped(title)).append("</h1>\n<p class=\"faint\">");
        out.append(escaped(facts)).append("</p>\n");
        List<HtmlSection> shown = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        for (HtmlSection section : sections) {
            String html = section.html();
            if (!html.isEmpty()) {
                shown.add(section);
                bodies.add(html);
            }
        }
        navigation(shown, out);
        out.append("</header>\n<main id=\"main\">\n").append(lead);
        for (int i = 0; i < shown.size(); i++) {
            section(shown.get(i), bodies.get(i), out);
        }
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void navigation(List<HtmlSection> sections, StringBuilder out) {
        out.append("<nav aria-label=\"Sections\"><ul>\n");
        for (HtmlSection section : sections) {
            out.append("<li><a href=\"#").append(section.id()).append("\">");
            out.append(escaped(section.title())).append("</a></li>\n");
        }
        out.append("</ul></nav>\n");
    }

    private static void section(HtmlSection section, String html, StringBuilder out) {
        out.append("<section id=\"").append(section.id()).append("\" aria-labelledby=\"");
        out.append(section.id())
                .append("-title\">\n<h2 id=\"")
                .append(section.id())
                .append("-title\">");
        out.append(escaped(section.title())).append("</h2>\n").append(html).append("</section>\n");
    }

    private static String style() {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text as it stands in HTML, also in attributes. */
    public static String escaped(String text) {
        return JunitReport.escaped(text);
    }
}
