package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Expect;
import dev.gw.model.Entity;
import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.router.PathNormalizer;
import dev.gw.runtime.router.Router;
import dev.gw.runtime.router.UpstreamPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the answer to a request that passes has to show, by the plugins that run for it. */
final class Passing {
    private final Sketch sketch;

    Passing(Sketch sketch) {
        this.sketch = sketch;
    }

    List<Expect> of(Passage passage) {
        List<Expect> expects = new ArrayList<>();
        if (passage.ending().isUpstream()) {
            forwarded(passage, expects);
        } else {
            ended(passage, expects);
        }
        expects.add(Expect.route(visible(passage.routeName())));
        limits(passage, expects);
        added(passage, expects);
        return expects;
    }

    private void forwarded(Passage passage, List<Expect> expects) {
        if (!sketch.scene().holdsTime()) {
            List.of(401, 403, 429).forEach(status -> expects.add(Expect.notStatus(status)));
            return;
        }
        Entity service = passage.service();
        if (service == null) {
            // without a service, a plugin of one's own may be what answers
            if (!sketch.chain(passage.route()).hasOthers()) {
                expects.add(Expect.status(503));
            }
            return;
        }
        expects.add(Expect.status(200));
        sketch.scene().upstreams().apply(service).ifPresent(name -> expects.add(name(name)));
        asked(passage, service, expects);
        who(passage, expects);
        hidden(passage, expects);
    }

    /** An upstream of several targets answers under the name of any. */
    private static Expect name(String name) {
        return name.endsWith(" target ")
                ? Expect.seen(
                        "upstream " + name.replace(" target ", ""),
                        seen -> seen.upstream().startsWith(name) ? null : "upstream " + seen.upstream())
                : Expect.upstream(name);
    }

    private void asked(Passage passage, Entity service, List<Expect> expects) {
        Ask ask = passage.ask();
        Router.Found found = sketch.find(ask);
        Entity transformer = passage.plugins().get("request-transformer");
        PluginConfig config = transformer == null ? null : PluginConfig.of(transformer);
        boolean moved = config != null && config.record("replace").text("uri") != null;
        if (found == null || moved || FunctionCode.rewrites(passage.plugins()) || !Paths.isSimple(ask.path())) {
            return;
        }
        boolean strip = passage.route().isTrue("strip_path");
        String path = UpstreamPath.of(
                Objects.requireNonNull(PathNormalizer.normalize(ask.path())),
                strip ? found.match().prefix() : "",
                strip,
                ServiceRuntime.pathOf(service));
        String method = config == null ? null : config.text("http_method");
        if (Paths.isSimple(path)) {
            expects.add(Expect.asked(method == null ? ask.method() : method, path));
        }
        if (passage.route().isTrue("preserve_host")) {
            expects.add(Expect.upstreamHeader("Host", ask.host()));
        } else {
            expects.add(Expect.seen(
                    "the upstream's own host",
                    seen -> ask.host().equals(seen.headers().get("Host")) ? "Host: " + ask.host() : null));
        }
    }

    private static void who(Passage passage, List<Expect> expects) {
        Caller caller = passage.caller();
        String username =
                caller.consumer() == null ? null : caller.consumer().fields().string("username");
        if (username != null) {
            expects.add(Expect.upstreamHeader("X-Consumer-Username", username));
        }
        if (caller.consumer() != null && !caller.isRecognised()) {
            expects.add(Expect.upstreamHeader("X-Anonymous-Consumer", "true"));
        }
    }

    /** Credentials that the upstream is not to see. */
    private static void hidden(Passage passage, List<Expect> expects) {
        for (String name : passage.caller().credentials().keySet()) {
            PluginConfig config =
                    PluginConfig.of(Objects.requireNonNull(passage.plugins().get(name)));
            String field = name.equals("key-auth")
                    ? config.isTrue("key_in_header")
                            ? config.strings("key_names").get(0)
                            : ""
                    : name.equals("jwt") ? "" : "Authorization";
            boolean sent = passage.ask().header(field) != null || name.equals("hmac-auth");
            if (field.isEmpty() || !sent) {
                continue;
            }
            boolean hide = config.isTrue("hide_credentials");
            expects.add(Expect.seen(
                    hide ? "upstream sees no " + field : "upstream sees " + field,
                    seen -> seen.headers().has(field) == hide
                            ? hide ? "upstream sees " + field : "upstream sees no " + field
                            : null));
        }
    }

    private void ended(Passage passage, List<Expect> expects) {
        expects.add(Expect.status(passage.ending().status()));
        expects.add(Expect.noUpstream());
        if ("acl".equals(passage.ending().plugin()) && passage.ending().status() == 401) {
            // who asks for a credential is an authentication plugin: here it let the request pass
            expects.add(Expect.noHeader("WWW-Authenticate"));
        }
        Entity plugin = passage.plugins().get(String.valueOf(passage.ending().plugin()));
        boolean texts = sketch.chain(passage.route()).keepsTexts();
        if (plugin == null || !texts || !"request-termination".equals(plugin.name())) {
            return;
        }
        PluginConfig config = PluginConfig.of(plugin);
        String body = config.text("body");
        String message = config.text("message");
        boolean bodiless = passage.ask().method().equals("HEAD") || config.isTrue("echo");
        if (body != null && !bodiless) {
            expects.add(Expect.body(new String(
                    body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    java.nio.charset.StandardCharsets.ISO_8859_1)));
        } else if (message != null && !bodiless) {
            expects.add(Expect.says(message));
        }
        String type = config.text("content_type");
        if (body != null && type != null) {
            expects.add(Expect.header("Content-Type", type + " …", value -> value.startsWith(type)));
        }
    }

    private static void limits(Passage passage, List<Expect> expects) {
        Entity limit = passage.plugins().get("rate-limiting");
        if (limit == null || "acl".equals(passage.ending().plugin())) {
            return;
        }
        PluginConfig config = PluginConfig.of(limit);
        for (Window window : Window.values()) {
            if (config.hasNumber(window.word())) {
                String name = "X-RateLimit-Limit-" + window.title();
                expects.add(
                        config.isTrue("hide_client_headers")
                                ? Expect.noHeader(name)
                                : Expect.header(name, Numbers.text(config.number(window.word()))));
            }
        }
    }

    /** Fields that plugins add to every answer. */
    private void added(Passage passage, List<Expect> expects) {
        Entity correlation = passage.plugins().get("correlation-id");
        if (correlation != null && passage.ending().isUpstream()) {
            PluginConfig config = PluginConfig.of(correlation);
            String name = config.string("header_name");
            expects.add(
                    config.isTrue("echo_downstream")
                            ? Expect.header(name, "an id", value -> !value.isBlank())
                            : Expect.noHeader(name));
        }
        Entity transformer = passage.plugins().get("response-transformer");
        if (transformer == null) {
            return;
        }
        for (Map.Entry<String, String> added :
                Numbers.pairs(PluginConfig.of(transformer).record("add").strings("headers"))) {
            if (!Transformations.isTemplate(added.getValue())) {
                expects.add(Expect.header(added.getKey(), added.getValue()));
            }
        }
    }

    /** As the header that names the route spells it. */
    private static String visible(String name) {
        return name.chars().allMatch(c -> c >= ' ' && c < 0x7f) ? name : Paths.onTheWire(name);
    }
}
