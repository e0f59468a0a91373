package dev.gw.krakend.lint;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;

/** What reaches services that should not, and conditions that never hold. */
final class ForwardingTraps implements Trap {
    @Override
    public void check(Config config, Diagnostics out) {
        for (EndpointView endpoint : config.endpoints()) {
            for (Node header : endpoint.node().list("input_headers")) {
                if (header instanceof Scalar scalar && scalar.text().equals("*")) {
                    out.add(Diagnostic.of(
                                    Code.GW1728,
                                    scalar.span(),
                                    "services see all headers of clients, those that say who calls included")
                            .help("name the headers that " + endpoint.name() + " needs"));
                }
            }
            MapNode extra = endpoint.node().map("extra_config");
            if (extra != null) {
                conditions(extra.list("validation/cel"), out);
            }
        }
    }

    private static void conditions(Iterable<Node> conditions, Diagnostics out) {
        for (Node item : conditions) {
            if (item instanceof MapNode map && map.get("check_expr") instanceof Scalar text && text.isString()) {
                String problem = problem(text.text());
                if (!problem.isEmpty()) {
                    Span at = text.span();
                    out.add(Diagnostic.of(
                            Code.GW1722,
                            at,
                            "the condition has " + problem
                                    + ": KrakenD leaves out what it can't compile, and lets everybody in"));
                }
            }
        }
    }

    /** What is plainly wrong with an expression: quotes and brackets that have no partner. */
    private static String problem(String expression) {
        StringBuilder open = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\'' || c == '"') {
                i = closing(expression, i);
                if (i < 0) {
                    return "a quote that is not closed";
                }
            } else if ("([{".indexOf(c) >= 0) {
                open.append(")]}".charAt("([{".indexOf(c)));
            } else if (")]}".indexOf(c) >= 0) {
                int last = open.length() - 1;
                if (last < 0 || open.charAt(last) != c) {
                    return "a bracket too many";
                }
                open.setLength(last);
            }
        }
        return expression.isBlank() ? "nothing in it" : open.isEmpty() ? "" : "a bracket that is not closed";
    }

    private static int closing(String expression, int start) {
        for (int i = start + 1; i < expression.length(); i++) {
            if (expression.charAt(i) == '\\') {
                i++;
            } else if (expression.charAt(i) == expression.charAt(start)) {
                return i;
            }
        }
        return -1;
    }
}
