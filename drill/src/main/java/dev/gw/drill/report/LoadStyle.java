package dev.gw.drill.report;

import dev.gw.drill.measure.LoadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/** The page of a load run that stands alone: no script, no network, light and dark. */
public final class LoadStyle {
    private LoadStyle() {}

    /** The rules that {@link LoadPage#section} needs beside those of report.css. */
    public static String rules() {
        return resource("load.css");
    }

    /** The page. */
    public static String page(LoadResult result) {
        String title = "Drill " + JunitReport.escaped(result.name());
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                + "style-src 'unsafe-inline'\">\n<title>" + title + "</title>\n<style>\n" + resource("report.css")
                + rules() + "</style>\n</head>\n<body>\n<main>\n<h1>"
                + title + "</h1>\n<p class=\"faint\">" + JunitReport.escaped(result.target()) + ", "
                + Instant.ofEpochMilli(result.startedAt()) + "</p>\n" + LoadPage.section(result)
                + "</main>\n</body>\n</html>\n";
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(LoadStyle.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
