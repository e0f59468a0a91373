package dev.gw.diagnostic.report;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Severity;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.List;

/** One diagnostic of every shape. */
final class Gallery {
    private Gallery() {}

    static final SourceFile ORDERS =
            SourceFile.of("config/services/orders.yml", "name: orders\nport: 99999\nprotocol: htttp\n");
    static final SourceFile SHOP =
            SourceFile.of("config/services/shop & co.yml", "services:\n  - name: orders\n    host: \"<a>\"\n");

    static Span in(SourceFile file, String text) {
        int start = file.text().indexOf(text);
        return new Span(file, start, start + text.length());
    }

    static Diagnostic twice() {
        return Diagnostic.of(Code.GW1203, in(SHOP, "orders"), "the service orders is defined twice")
                .label(in(ORDERS, "orders"), "first defined here")
                .help("give one of them another name, or move it into config/env to make it an overlay");
    }

    static Diagnostic protocol() {
        Span place = in(ORDERS, "htttp");
        return Diagnostic.of(Code.GW1304, place, "protocol is htttp, which is not one of its 9 values")
                .help("did you mean http?")
                .fix(place, "http");
    }

    static Diagnostic port() {
        return Diagnostic.of(Code.GW1305, in(ORDERS, "99999"), "port is 99999, but a port lies between 0 and 65535");
    }

    static Diagnostic block() {
        return Diagnostic.of(
                Code.GW2012,
                new Span(SHOP, SHOP.text().indexOf("name"), SHOP.text().length()),
                "no route leads here");
    }

    static Diagnostic noPlace() {
        return Diagnostic.of(Code.GW1101, Span.nowhere(), "100% of the folders\nhold no gw.yml")
                .label(Span.nowhere(), "gw looks upwards for gw.yml or config/")
                .withSeverity(Severity.NOTE);
    }

    static Findings all() {
        return new Findings(
                List.of(port(), protocol(), twice(), block(), noPlace()),
                List.of(ORDERS.name(), SHOP.name(), "config/routes/fine.yml"));
    }
}
