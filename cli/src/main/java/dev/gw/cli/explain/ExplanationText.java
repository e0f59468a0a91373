package dev.gw.cli.explain;

import dev.gw.cli.output.Places;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.plugin.PluginScopes.Choice;
import dev.gw.runtime.router.PathNormalizer;
import dev.gw.runtime.server.Explanation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An explanation for people. */
final class ExplanationText {
    private static final int MOST = 12;

    private final Bundle bundle;
    private final Explanation explanation;
    private final String url;
    private final boolean colour;
    private final StringBuilder out = new StringBuilder(1 << 10);

    ExplanationText(Bundle bundle, Explanation explanation, String url, boolean colour) {
        this.bundle = bundle;
        this.explanation = explanation;
        this.url = url;
        this.colour = colour;
    }

    String text() {
        out.append(strong(explanation.request().method() + " " + url)).append('\n');
        answer();
        plugins();
        routes();
        return out.toString();
    }

    private void answer() {
        Entity route = explanation.route();
        UpstreamRequest upstream = explanation.upstream();
        if (route == null || upstream == null) {
            String why = explanation.request().path() == null ? ": the path is no UTF-8" : "";
            out.append("  no route answers").append(why).append("; the gateway says 404\n");
            return;
        }
        List<String[]> rows = new ArrayList<>();
        rows.add(row("route   ", Places.name(route), Places.source(route)));
        Entity service = explanation.service();
        if (service != null) {
            rows.add(row("service ", Places.name(service), Places.source(service)));
        }
        table(rows);
        Response refused = explanation.refused();
        if (refused != null) {
            out.append("  answered with ")
                    .append(refused.status())
                    .append(" by the gateway: the route takes ")
                    .append(protocols(route))
                    .append('\n');
        } else if (service == null) {
            out.append("  without a service: a plugin answers, else the gateway says 503\n");
        } else {
            String query = upstream.query() == null ? "" : "?" + upstream.query();
            String host = upstream.hostHeader() == null ? "" : "  (Host: " + upstream.hostHeader() + ")";
            out.append("  upstream  ")
                    .append(upstream.method())
                    .append(' ')
                    .append(Places.base(service))
                    .append(PathNormalizer.escape(upstream.path()))
                    .append(query)
                    .append(host)
                    .append('\n');
        }
    }

    private static String protocols(Entity route) {
        return String.join(
                ", ",
                route.fields().list("protocols").stream().map(Object::toString).toList());
    }

    private void plugins() {
        boolean asked = explanation.route() != null && explanation.refused() == null;
        String title = asked ? "plugins, in order" : "plugins that see the answer only";
        choices(title, explanation.plugins());
        choices("configured, but not run by gw", explanation.notRun());
    }

    private void choices(String title, List<Choice> choices) {
        if (choices.isEmpty()) {
            return;
        }
        out.append('\n').append(strong(title)).append('\n');
        List<String[]> rows = new ArrayList<>();
        for (Choice choice : choices) {
            Entity usual = choice.otherwise();
            String name = choice.name();
            if (usual != null) {
                rows.add(row(name, Places.scope(bundle, usual), Places.source(usual), instead(choice)));
                name = "";
            }
            for (Entity plugin : byConsumer(choice)) {
                if (!plugin.equals(usual)) {
                    rows.add(row(name, Places.scope(bundle, plugin), Places.source(plugin)));
                    name = "";
                }
            }
        }
        table(rows);
    }

    /** The configurations that the one of the narrowest scope replaces. */
    private String instead(Choice choice) {
        List<String> others = choice.fitting().stream()
                .filter(other -> !other.equals(choice.otherwise()) && other.foreignId("consumer") == null)
                .map(other -> Places.scope(bundle, other) + " (" + Places.source(other) + ")")
                .toList();
        return others.isEmpty() ? "" : "instead of " + String.join(", ", others);
    }

    /** Those that only one consumer gets, by the consumer's name. */
    private Collection<Entity> byConsumer(Choice choice) {
        Map<String, Entity> named = new TreeMap<>();
        choice.byConsumer()
                .forEach((id, plugin) -> named.put(
                        bundle.byId(EntityKind.CONSUMERS, id).map(Places::name).orElse(id), plugin));
        return named.values();
    }

    private void routes() {
        List<RouteReasons.Reason> others = new RouteReasons(bundle, explanation)
                .all().stream()
                        .filter(reason -> reason.fate() != RouteReasons.Fate.ANSWERS)
                        .toList();
        if (others.isEmpty()) {
            return;
        }
        out.append('\n').append(strong("other routes")).append('\n');
        table(others.stream()
                .limit(MOST)
                .map(reason -> row(Places.name(reason.route()), reason.reason(), Places.source(reason.route())))
                .toList());
        if (others.size() > MOST) {
            out.append("  … and ").append(others.size() - MOST).append(" more (--report json has all)\n");
        }
    }

    private static String[] row(String... cells) {
        return cells;
    }

    /** Columns as wide as their widest cell; nothing behind the last one. */
    private void table(List<String[]> rows) {
        int[] widths = new int[4];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append("  ").append(row[i]).append(" ".repeat(widths[i] - row[i].length()));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private String strong(String text) {
        return colour ? "\u001B[1m" + text + "\u001B[0m" : text;
    }
}
