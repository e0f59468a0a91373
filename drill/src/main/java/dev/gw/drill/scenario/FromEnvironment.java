package dev.gw.drill.scenario;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts values of the environment into a scenario: {@code ${NAME}}, or {@code ${NAME:-otherwise}}. What came from there is
 * never shown.
 */
final class FromEnvironment {
    private final Map<String, String> environment;
    private final Diagnostics out;

    FromEnvironment(Map<String, String> environment, Diagnostics out) {
        this.environment = environment;
        this.out = out;
    }

    Node in(Node node) {
        if (node instanceof MapNode map) {
            List<MapNode.Entry> entries = new ArrayList<>(map.size());
            map.entries().forEach(entry -> entries.add(new MapNode.Entry(entry.key(), in(entry.value()))));
            return new MapNode(entries, map.span());
        }
        if (node instanceof ListNode list) {
            return new ListNode(list.items().stream().map(this::in).toList(), list.span());
        }
        Scalar scalar = (Scalar) node;
        return scalar.isString() && scalar.text().contains("${") ? filled(scalar) : scalar;
    }

    private Scalar filled(Scalar scalar) {
        String text = scalar.text();
        StringBuilder out = new StringBuilder();
        boolean secret = false;
        int at = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String inner = text.substring(open + 2, close);
            int split = inner.indexOf(":-");
            String name = split < 0 ? inner : inner.substring(0, split);
            String value = environment.getOrDefault(name, "");
            if (value.isEmpty() && split < 0) {
                absent(scalar, name);
            }
            secret |= !value.isEmpty();
            out.append(text, at, open).append(value.isEmpty() && split >= 0 ? inner.substring(split + 2) : value);
            at = close + 1;
        }
        Scalar filled = Scalar.string(out.append(text, at, text.length()).toString(), scalar.style(), scalar.span());
        return secret ? filled.sensitive() : filled;
    }

    private void absent(Scalar scalar, String name) {
        out.add(Diagnostic.of(Code.GW1805, scalar.span(), name + " is not in the environment")
                .help("set it, or give it a default: ${" + name + ":-…}"));
    }
}
