package dev.gw.krakend.lint;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Backends that can't be asked. */
final class BackendTraps implements Trap {
    private static final String PLACE = "[\\w.-]+(:\\d{2,6})?/?";
    private static final Pattern HOST = Pattern.compile("(https?://)?" + PLACE);
    private static final Pattern SOCKET = Pattern.compile("(https?://|wss?://)?" + PLACE);
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]*)}");

    @Override
    public void check(Config config, Diagnostics out) {
        boolean rootHost = !config.root().list("host").isEmpty();
        config.root().list("host").forEach(host -> host(host, HOST, out));
        for (EndpointView endpoint : config.endpoints()) {
            for (MapNode backend : endpoint.backends()) {
                backend(endpoint, backend, rootHost, out);
            }
            number(endpoint, out);
        }
    }

    private static void backend(EndpointView endpoint, MapNode backend, boolean rootHost, Diagnostics out) {
        boolean elsewhere = isElsewhere(backend);
        if (backend.list("host").isEmpty() && !rootHost && !elsewhere) {
            out.add(Diagnostic.of(
                            Code.GW1724,
                            backend.span(),
                            "a backend of " + endpoint.name() + " has no host, so every request gets 500")
                    .help("give it host, or one at the top for all"));
        }
        boolean discovered = backend.string("sd") != null && !"static".equals(backend.string("sd"));
        if (!elsewhere && !discovered) {
            Pattern taken = endpoint.extra("websocket") == null ? HOST : SOCKET;
            backend.list("host").forEach(host -> host(host, taken, out));
        }
        Node pattern = backend.get("url_pattern");
        if (pattern instanceof Scalar text && text.isString()) {
            parameters(endpoint, text, out);
        }
    }

    /** Whether something else than HTTP is asked. */
    private static boolean isElsewhere(MapNode backend) {
        MapNode extra = backend.map("extra_config");
        return extra != null
                && extra.entries().stream()
                        .anyMatch(entry -> entry.name().startsWith("backend/")
                                && !entry.name().startsWith("backend/http"));
    }

    private static void host(Node node, Pattern taken, Diagnostics out) {
        if (node instanceof Scalar host
                && host.isString()
                && !taken.matcher(host.text()).matches()) {
            out.add(Diagnostic.of(
                            Code.GW1724,
                            host.span(),
                            "the host " + host.shown() + " is more than scheme, name and port, which KrakenD refuses")
                    .help("paths belong into url_pattern; IPv6 addresses and ports of one digit are not taken"));
        }
    }

    private static void parameters(EndpointView endpoint, Scalar pattern, Diagnostics out) {
        Matcher matcher = PARAMETER.matcher(pattern.text());
        while (matcher.find()) {
            String name = matcher.group(1);
            boolean known = endpoint.path().contains("{" + name + "}")
                    || name.startsWith("JWT.")
                    || name.startsWith("resp")
                    || name.startsWith("input_")
                    || name.isEmpty();
            if (!known) {
                int start = pattern.span().start() + 1 + matcher.start();
                out.add(Diagnostic.of(
                        Code.GW1724,
                        pattern.span().isNowhere()
                                ? pattern.span()
                                : new Span(pattern.span().file(), start, start + name.length() + 2),
                        "url_pattern fills in {" + name + "}, but the endpoint " + endpoint.path()
                                + " has no such parameter"));
            }
        }
    }

    private static void number(EndpointView endpoint, Diagnostics out) {
        int backends = endpoint.backends().size();
        if (endpoint.node().has("backend") && backends == 0) {
            out.add(Diagnostic.of(
                    Code.GW1724,
                    endpoint.at("backend"),
                    "the endpoint " + endpoint.name() + " has no backend: KrakenD does not start"));
        }
        boolean raw = "no-op".equals(endpoint.node().string("output_encoding"));
        if (raw && backends > 1) {
            out.add(Diagnostic.of(
                    Code.GW1724,
                    endpoint.at("output_encoding"),
                    "no-op passes one answer on, but " + endpoint.name() + " asks " + backends + " backends"));
        }
        if (raw && backends == 1 && !"no-op".equals(endpoint.backends().get(0).string("encoding"))) {
            out.add(Diagnostic.of(
                            Code.GW1728,
                            endpoint.at("output_encoding"),
                            "the endpoint " + endpoint.name()
                                    + " passes answers on as they are, but its backend reads them")
                    .help("set encoding to no-op in the backend too"));
        }
    }
}
