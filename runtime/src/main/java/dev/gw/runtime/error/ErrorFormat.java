package dev.gw.runtime.error;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The media types that error bodies are written in, and which one a client gets. */
public enum ErrorFormat {
    JSON("application/json; charset=utf-8", "{\n  \"message\":\"%s\",\n  \"request_id\":\"%s\"\n}"),
    HTML("text/html; charset=utf-8", """
            <!doctype html>
            <html>
              <head>
                <meta charset="utf-8">
                <title>Error</title>
              </head>
              <body>
                <h1>Error</h1>
                <p>%s.</p>
                <p>request_id: %s</p>
              </body>
            </html>
            """),
    XML("application/xml; charset=utf-8", """
            <?xml version="1.0" encoding="UTF-8"?>
            <error>
              <message>%s</message>
              <requestid>%s</requestid>
            </error>
            """),
    PLAIN("text/plain; charset=utf-8", "%s\nrequest_id: %s\n"),
    /** For clients of gRPC that came over HTTP/1.1: an empty type, and nothing in the body. */
    NOTHING("", "");

    private final String contentType;
    private final String template;

    ErrorFormat(String contentType, String template) {
        this.contentType = contentType;
        this.template = template;
    }

    public String contentType() {
        return contentType;
    }

    /** The body; the message is not escaped, as in Kong. */
    public String body(String message, String requestId) {
        return fill(template, message, requestId);
    }

    /**
     * The body.
     *
     * @param templates in the place of Kong's own, by the format's name in lower case
     */
    public String body(Map<String, String> templates, String message, String requestId) {
        String own = templates.isEmpty() ? null : templates.get(name().toLowerCase(Locale.ROOT));
        return fill(own == null ? template : own, message, requestId);
    }

    /** Fills in for each %s what comes next; other percent signs mean nothing, but for two that stand for one. */
    private static String fill(String template, String... values) {
        StringBuilder out = new StringBuilder(template.length() + 64);
        int next = 0;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            char behind = c == '%' && i + 1 < template.length() ? template.charAt(i + 1) : ' ';
            if (behind == 's') {
                out.append(next < values.length ? values[next++] : "");
                i++;
            } else {
                out.append(c);
                i += behind == '%' ? 1 : 0;
            }
        }
        return out.toString();
    }

    /**
     * The format for an Accept header: the media range with the highest q, the first among equals; JSON where nothing fits.
     * What is no media range does not count.
     */
    public static ErrorFormat accepted(@Nullable String accept) {
        if (accept == null) {
            return JSON;
        }
        ErrorFormat best = JSON;
        double bestQuality = 0;
        for (String entry : accept.split(",")) {
            MediaRange range = MediaRange.parse(entry.strip());
            if (range != null && range.quality() > bestQuality) {
                bestQuality = range.quality();
                best = of(range.type());
            }
        }
        return best;
    }

    /** The format of a media type without parameters. */
    static ErrorFormat of(String type) {
        return switch (type) {
            case "text/html" -> HTML;
            case "text/plain", "text/*" -> PLAIN;
            case "application/xml" -> XML;
            case "application/grpc" -> NOTHING;
            default -> JSON;
        };
    }
}
