package dev.gw.check.value;

import dev.gw.check.expression.Expressions;
import dev.gw.check.expression.FieldTypes;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether Kong's router can make something of a route. It turns the route into one expression; what can fail there are the
 * regexes, which the router compiles in another dialect than the schema, IPv6 ranges with bits behind their prefix, and
 * what its parser can't read: a zero character, an IPv6 address that ends like an IPv4 one.
 */
final class RouterExpression {
    private static final String FAILED = "Router Expression failed validation: ";
    private static final List<String> MATCHERS =
            List.of("methods", "hosts", "paths", "headers", "snis", "sources", "destinations");

    private final MapNode route;
    private final ExpressionText text = new ExpressionText();

    private RouterExpression(MapNode route) {
        this.route = route;
    }

    static @Nullable String problem(Node route) {
        if (!(route instanceof MapNode map)) {
            return null;
        }
        String problem = isNull(map.get("expression")) ? withoutExpression(map) : withExpression(map);
        return problem == null ? null : FAILED + problem;
    }

    private static @Nullable String withExpression(MapNode route) {
        if (hasMatchers(route)) {
            return "cannot set 'expression' with " + matcherNames() + " simultaneously";
        }
        if (!isUnset(route.get("regex_priority"))) {
            return "cannot set 'regex_priority' with 'expression' simultaneously";
        }
        String expression = route.get("expression") instanceof Scalar scalar ? scalar.text() : "";
        return Expressions.problem(expression, isStream(route) ? FieldTypes.STREAM : FieldTypes.HTTP);
    }

    private static @Nullable String withoutExpression(MapNode route) {
        if (!hasMatchers(route)) {
            return null;
        }
        if (!isUnset(route.get("priority"))) {
            return "cannot set 'priority' with " + matcherNames() + " simultaneously";
        }
        return needsRouter(route) ? new RouterExpression(route).build() : null;
    }

    private static String matcherNames() {
        return "'methods', 'hosts', 'paths', 'headers', 'snis', 'sources' or 'destinations'";
    }

    private static boolean hasMatchers(MapNode route) {
        for (String field : MATCHERS) {
            Node value = route.get(field);
            if ((value instanceof ListNode list && !list.isEmpty())
                    || (value instanceof MapNode map && !map.isEmpty())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNull(@Nullable Node value) {
        return value == null || (value instanceof Scalar scalar && scalar.isNull());
    }

    private static boolean isUnset(@Nullable Node value) {
        return isNull(value) || (value instanceof Scalar scalar && scalar.number() == 0);
    }

    /** Most routes hold nothing that can fail; their expression needn't be written out. */
    private static boolean needsRouter(MapNode route) {
        if (!route.list("sources").isEmpty() || !route.list("destinations").isEmpty()) {
            return true;
        }
        for (Node path : route.list("paths")) {
            if (path instanceof Scalar scalar
                    && (scalar.text().startsWith("~") || scalar.text().indexOf('\0') >= 0)) {
                return true;
            }
        }
        return route.get("headers") instanceof MapNode headers && !headers.isEmpty();
    }

    private @Nullable String build() {
        boolean stream = isStream(route);
        snis(stream);
        nets("net.src", route.list("sources"));
        nets("net.dst", route.list("destinations"));
        if (!stream) {
            text.group("http.method", texts("methods"), value -> "==", value -> value);
            hosts();
            text.group("http.path", texts("paths"), RouterExpression::pathOperator, RouterExpression::pathValue);
            headers();
        }
        return text.problem();
    }

    private static boolean isStream(MapNode route) {
        List<String> protocols = texts(route.list("protocols"));
        return !protocols.isEmpty()
                && List.of("tcp", "udp", "tls", "tls_passthrough").contains(protocols.get(0));
    }

    private List<String> texts(String field) {
        return texts(route.list(field));
    }

    private static List<String> texts(List<Node> items) {
        List<String> texts = new ArrayList<>(items.size());
        for (Node item : items) {
            if (item instanceof Scalar scalar && scalar.isString()) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }

    private void snis(boolean stream) {
        List<String> snis = texts("snis");
        if (!snis.isEmpty()) {
            text.open().add("(net.protocol != r#\"" + (stream ? "tls" : "https") + "\"# || ");
            text.alternatives("tls.sni", snis, RouterExpression::wildcardOperator, RouterExpression::sniValue);
            text.add(")");
        }
    }

    private void nets(String field, List<Node> nets) {
        if (nets.isEmpty()) {
            return;
        }
        text.open().add("(");
        for (int i = 0; i < nets.size(); i++) {
            text.add(i > 0 ? " || " : "");
            net(field, nets.get(i));
        }
        text.add(")");
    }

    private void net(String field, Node net) {
        String ip = LuaValues.text(net, "ip");
        Node port = LuaValues.at(net, "port");
        String portText = port instanceof Scalar scalar && scalar.isNumber() ? scalar.text() : null;
        boolean both = ip != null && portText != null;
        text.add(both ? "(" : "");
        if (ip != null) {
            text.add(field + ".ip " + (ip.indexOf('/') < 0 ? "== " : "in "));
            text.address(ip);
        }
        text.add(both ? " && " : "").add(portText == null ? "" : field + ".port == " + portText);
        text.add(both ? ")" : "");
    }

    private void hosts() {
        List<String> hosts = texts("hosts");
        if (hosts.isEmpty()) {
            return;
        }
        text.open().add("(");
        for (int i = 0; i < hosts.size(); i++) {
            text.add(i > 0 ? " || " : "").add(host(hosts.get(i)));
        }
        text.add(")");
    }

    private static String host(String text) {
        int colon = text.indexOf(':');
        String port = colon >= 0 && LuaChars.isAllDigits(text.substring(colon + 1)) ? text.substring(colon + 1) : null;
        String host = port == null ? text : text.substring(0, colon);
        String operator = wildcardOperator(host);
        String bare = operator.equals("=^") ? host.substring(1) : host;
        bare = operator.equals("^=") ? host.substring(0, host.length() - 1) : bare;
        String match = "http.host " + operator + " r#\"" + bare + "\"#";
        return port == null ? match : "(" + match + " && net.dst.port == " + port + ")";
    }

    private void headers() {
        if (!(route.get("headers") instanceof MapNode headers)) {
            return;
        }
        for (MapNode.Entry header : headers.entries()) {
            String name = header.name().replace('-', '_').toLowerCase(Locale.ROOT);
            List<String> values = header.value() instanceof ListNode list ? texts(list.items()) : List.of();
            text.group(
                    "any(lower(http.headers." + name + "))",
                    values,
                    value -> value.startsWith("~*") ? "~" : "==",
                    value -> (value.startsWith("~*") ? value.substring(2) : value).toLowerCase(Locale.ROOT));
        }
    }

    private static String pathOperator(String path) {
        return path.startsWith("~") ? "~" : "^=";
    }

    /** A regex is anchored, and names its groups the way Rust does. */
    private static String pathValue(String path) {
        return path.startsWith("~") ? "^" + path.substring(1).replace("?<", "?P<") : path;
    }

    private static String wildcardOperator(String value) {
        return value.startsWith("*") ? "=^" : value.endsWith("*") ? "^=" : "==";
    }

    private static String sniValue(String sni) {
        if (!sni.startsWith("*") && sni.endsWith("*")) {
            return sni.substring(0, sni.length() - 1);
        }
        String bare = sni.length() > 1 && sni.endsWith(".") ? sni.substring(0, sni.length() - 1) : sni;
        return bare.startsWith("*") ? bare.substring(1) : bare;
    }
}
