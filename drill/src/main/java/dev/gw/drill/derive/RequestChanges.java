package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every request-transformer: what the upstream sees of headers, query, method and path. */
final class RequestChanges extends PluginChecks {
    private static final String SENT = "gw-drill-sent";
    private static final Pattern OF_HEADER =
            Pattern.compile("\\$\\(headers(?:\\[[\"']([^\"']+)[\"']]|\\.([\\w-]+))\\)");

    RequestChanges(Sketch sketch, Passages passages) {
        super("request-transformer", sketch, passages);
    }

    @Override
    boolean needsUpstream() {
        return true;
    }

    @Override
    void plugin(Entity plugin, Passage passage) {
        PluginConfig config = PluginConfig.of(plugin);
        List<Step> steps = new ArrayList<>();
        headers(config, passage, steps);
        arguments(config, passage, steps);
        String method = config.text("http_method");
        if (method != null) {
            steps.add(once(
                    "the upstream is asked with " + method,
                    passage.ask(),
                    Expect.seen(
                            "upstream asked with " + method,
                            seen -> seen.method().equals(method) ? null : "upstream asked with " + seen.method())));
        }
        String uri = config.record("replace").text("uri");
        if (uri != null && !Transformations.isTemplate(uri) && Paths.isSimple(uri)) {
            steps.add(once(
                    "the upstream is asked for " + uri,
                    passage.ask(),
                    Expect.seen(
                            "upstream asked for " + uri,
                            seen -> seen.path().equals(uri) ? null : "upstream asked for " + seen.path())));
        }
        sketch.reason(Sketch.key(plugin), "the drill knows no request that shows what it does");
        add(Area.TRANSFORMATION, "request-transformer on " + passage.routeName(), plugin, passage, steps);
    }

    private static Step once(String claim, Ask ask, Expect expect) {
        return Step.Send.once(claim, ask, expect);
    }

    private void headers(PluginConfig config, Passage passage, List<Step> steps) {
        Ask ask = passage.ask();
        Names names = new Names(config, "headers", passage);
        for (String name : config.record("remove").strings("headers")) {
            if (names.isOnce(name)) {
                steps.add(once(name + " is removed", ask.with(name, SENT), Expect.upstreamHeader(name)));
            }
        }
        for (Map.Entry<String, String> pair :
                Numbers.pairs(config.record("rename").strings("headers"))) {
            if (names.isOnce(pair.getKey()) && !Transformations.isTemplate(pair.getValue())) {
                steps.add(Step.Send.once(
                        pair.getKey() + " becomes " + pair.getValue(),
                        ask.with(pair.getKey(), SENT),
                        Expect.upstreamHeader(pair.getKey()),
                        Expect.upstreamHeader(pair.getValue(), SENT)));
            }
        }
        each(config, "replace", names, (name, value, source) -> {
            steps.add(once(
                    name + " is replaced", filled(ask, source).with(name, SENT), Expect.upstreamHeader(name, value)));
            steps.add(once(name + " is not added", ask.without(name), Expect.upstreamHeader(name)));
        });
        each(config, "add", names, (name, value, source) -> {
            steps.add(once(name + " is added", filled(ask, source).without(name), Expect.upstreamHeader(name, value)));
            steps.add(once(name + " is left alone", ask.with(name, SENT), Expect.upstreamHeader(name, SENT)));
        });
        each(
                config,
                "append",
                names,
                (name, value, source) -> steps.add(once(
                        name + " gets one more value",
                        filled(ask, source).with(name, SENT),
                        Expect.upstreamHeader(name, SENT, value))));
    }

    /** Takes a name, the value it gets, and the field that a template takes the value from. */
    private interface Change {
        void of(String name, String value, @Nullable String source);
    }

    private static void each(PluginConfig config, String action, Names names, Change change) {
        for (Map.Entry<String, String> pair :
                Numbers.pairs(config.record(action).strings("headers"))) {
            String source = source(pair.getValue());
            boolean known = source != null || !Transformations.isTemplate(pair.getValue());
            if (known && names.isOnce(pair.getKey()) && !pair.getKey().equalsIgnoreCase("host")) {
                change.of(pair.getKey(), source == null ? pair.getValue() : SENT + "-source", source);
            }
        }
    }

    private static @Nullable String source(String template) {
        Matcher matcher = OF_HEADER.matcher(template);
        return matcher.matches() ? Objects.requireNonNullElse(matcher.group(1), matcher.group(2)) : null;
    }

    private static Ask filled(Ask ask, @Nullable String source) {
        return source == null ? ask : ask.with(source, SENT + "-source");
    }

    private static void arguments(PluginConfig config, Passage passage, List<Step> steps) {
        Ask ask = passage.ask();
        Names names = new Names(config, "querystring", passage);
        for (String name : config.record("remove").strings("querystring")) {
            if (names.isOnce(name)) {
                steps.add(once(name + " is removed", ask.withArgument(name, "sent"), argument(name, null)));
            }
        }
        for (Map.Entry<String, String> pair : plain(config, "replace")) {
            if (names.isOnce(pair.getKey())) {
                Ask with = ask.withArgument(pair.getKey(), "sent");
                steps.add(once(pair.getKey() + " is replaced", with, argument(pair.getKey(), pair.getValue())));
            }
        }
        for (Map.Entry<String, String> pair : plain(config, "add")) {
            if (names.isOnce(pair.getKey())) {
                steps.add(once(pair.getKey() + " is added", ask, argument(pair.getKey(), pair.getValue())));
                Ask with = ask.withArgument(pair.getKey(), "sent");
                steps.add(once(pair.getKey() + " is left alone", with, argument(pair.getKey(), "sent")));
            }
        }
    }

    private static List<Map.Entry<String, String>> plain(PluginConfig config, String action) {
        return Numbers.pairs(config.record(action).strings("querystring")).stream()
                .filter(pair -> pair.getValue().matches("[\\w.-]+"))
                .toList();
    }

    private static Expect argument(String name, @Nullable String value) {
        String what = value == null ? "no argument " + name : "argument " + name + "=" + value;
        return Expect.seen("upstream sees " + what, seen -> {
            List<String> found = List.of(seen.query().split("&")).stream()
                    .filter(part -> part.equals(name) || part.startsWith(name + "="))
                    .toList();
            List<String> wanted = value == null ? List.of() : List.of(name + "=" + value);
            return found.equals(wanted) ? null : "upstream sees query " + seen.query();
        });
    }

    /** How often the plugin, and authentication, touch each name. */
    private static final class Names {
        private final Set<String> seen = new HashSet<>();
        private final Set<String> twice = new HashSet<>();

        Names(PluginConfig config, String kind, Passage passage) {
            for (String action : List.of("remove", "rename", "replace", "add", "append")) {
                for (String entry : config.record(action).strings(kind)) {
                    int colon = entry.indexOf(':');
                    note(colon < 0 ? entry : entry.substring(0, colon));
                    if (action.equals("rename") && colon > 0) {
                        note(entry.substring(colon + 1));
                    }
                }
            }
            passage.ask().headers().forEach(field -> twice.add(field.name().toLowerCase(Locale.ROOT)));
            twice.add("authorization");
        }

        private void note(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!seen.add(lower)) {
                twice.add(lower);
            }
        }

        boolean isOnce(String name) {
            return !twice.contains(name.toLowerCase(Locale.ROOT)) && !Transformations.isTemplate(name);
        }
    }
}
