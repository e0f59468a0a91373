package dev.gw.krakend.lint;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;

/** The first mark of a template in a text. Stateless. */
final class TemplateMark {
    private TemplateMark() {}

    static Diagnostic diagnostic(SourceFile file) {
        String text = file.text();
        int start = text.indexOf("{{");
        int close = text.indexOf("}}", start);
        int line = text.indexOf('\n', start);
        int end = close < 0 || (line >= 0 && line < close) ? start + 2 : close + 2;
        return Diagnostic.of(
                        Code.GW1726,
                        new Span(file, start, end),
                        "this is a template of KrakenD's flexible configuration, not a configuration")
                .help("have KrakenD write what it makes of it, and check that: "
                        + "FC_ENABLE=1 FC_OUT=krakend.out.json krakend check -c " + file.name()
                        + " && gw check krakend.out.json");
    }
}
