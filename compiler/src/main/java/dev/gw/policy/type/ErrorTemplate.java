package dev.gw.policy.type;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.DocumentReader;
import dev.gw.document.Scalar;
import dev.gw.source.SourceFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body of errors as somebody wrote it, with names in curly brackets where values go. */
final class ErrorTemplate {
    private static final List<String> NAMES = List.of("code", "message", "status", "request_id", "timestamp");
    /** What the Lua code takes for a name. */
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z0-9]+_?[A-Za-z0-9]*)}");

    private final Scalar template;

    ErrorTemplate(Scalar template) {
        this.template = template;
    }

    /** Reports names that stand for nothing, and a body that is no JSON though its type says so. */
    void check(String contentType, Diagnostics out) {
        boolean known = true;
        Matcher names = NAME.matcher(template.text());
        while (names.find()) {
            known &= isKnown(names.group(1), out);
        }
        if (known && contentType.toLowerCase(Locale.ROOT).contains("json")) {
            json(out);
        }
    }

    private boolean isKnown(String name, Diagnostics out) {
        if (NAMES.contains(name)) {
            return true;
        }
        Diagnostic found = wrong("template has {" + name + "}, which stands for nothing");
        out.add(Nearest.to(name, NAMES)
                .map(near -> found.help("did you mean {" + near + "}?"))
                .orElseGet(() -> found.help("there are {" + String.join("}, {", NAMES) + "}")));
        return false;
    }

    /** A status may stand without quotes, everything else is text. */
    private void json(Diagnostics out) {
        String body =
                NAME.matcher(template.text()).replaceAll(name -> name.group(1).equals("status") ? "500" : "text");
        if (DocumentReader.json(SourceFile.of("template.json", body)) == null) {
            out.add(wrong("template makes no JSON")
                    .help("put quotes around {code} and the others, or say the content_type that it has"));
        }
    }

    private Diagnostic wrong(String message) {
        return Diagnostic.of(Code.GW1602, template.span(), message);
    }
}
