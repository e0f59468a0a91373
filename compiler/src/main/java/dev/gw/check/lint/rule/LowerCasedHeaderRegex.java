package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A header pattern whose meaning changes, because Kong lower-cases it. */
final class LowerCasedHeaderRegex implements LintRule {
    @Override
    public Code code() {
        return Code.GW2031;
    }

    @Override
    public String id() {
        return "lower-cased-header-regex";
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        for (Entity route : gateway.all(EntityKind.ROUTES)) {
            MapNode headers = route.fields().map("headers");
            for (MapNode.Entry header : headers == null ? List.<MapNode.Entry>of() : headers.entries()) {
                if (header.value() instanceof ListNode values) {
                    values.items().forEach(value -> checkValue(header.name(), value, out));
                }
            }
        }
    }

    private static void checkValue(String header, Node value, Consumer<Diagnostic> out) {
        if (value instanceof Scalar scalar && scalar.text().startsWith("~*")) {
            String text = scalar.text();
            for (int i = 2; i + 1 < text.length(); i++) {
                if (text.charAt(i) == '\\') {
                    i++;
                    if ("DWSB".indexOf(text.charAt(i)) >= 0) {
                        out.accept(finding(header, scalar, text.charAt(i)));
                        return;
                    }
                }
            }
        }
    }

    private static Diagnostic finding(String header, Scalar value, char letter) {
        String was = "\\" + letter;
        String becomes = was.toLowerCase(Locale.ROOT);
        String message = "the pattern of header " + header + " has " + was + ", but Kong 3.9 lower-cases patterns: it"
                + " becomes " + becomes + ", the opposite";
        return Diagnostic.of(Code.GW2031, value.span(), message).help("write a class instead, such as [^0-9] for \\D");
    }
}
