package dev.gw.cli.build;

import dev.gw.assemble.Project;
import dev.gw.check.lint.Linter;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.Exported;
import dev.gw.cli.output.Reporting;
import dev.gw.cli.project.Pipeline;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.YamlWriter;
import dev.gw.emit.deploy.Compose;
import dev.gw.emit.deploy.Kubernetes;
import dev.gw.emit.deploy.Rollout;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** {@code gw export}: what runs the bundle elsewhere. */
public final class ExportCommand implements Command {
    private static final List<String> TARGETS = List.of("kubernetes", "compose", "k6");
    private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?");

    private static final Map<String, List<String>> ONLY_FOR = Map.of(
            "--replicas", List.of("kubernetes"),
            "--host", List.of("kubernetes"),
            "--admin", List.of("kubernetes"),
            "--admin-gui", List.of("kubernetes"),
            "--redis", List.of("kubernetes", "compose"),
            "--namespace", List.of("kubernetes", "k6"),
            "--kubernetes", List.of("k6"),
            "--parallelism", List.of("k6"),
            "--seed", List.of("k6"),
            "--target", List.of("k6"));

    private final Elsewhere k6;

    /** Writes scenarios for a generator of load. */
    public interface Elsewhere {
        /** Adds the options of it. */
        void options(CommandSpec spec);

        /** Writes what the command line asks for. */
        Exit run(Invocation invocation);
    }

    /** The command, with what writes scripts for k6. */
    public ExportCommand(Elsewhere k6) {
        this.k6 = k6;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("export", "Writes what runs the bundle elsewhere, or a scenario for k6.");
        Options.inputs(spec);
        spec.addOption(Options.value("FILE", "Write to FILE; - is standard output, as without it", "-o", "--output"));
        spec.addOption(
                Options.value("NAME", "What the gateway is called (the project's name, else gateway)", "--name"));
        spec.addOption(Options.value("IMAGE", "Kong's image (kong:3.9)", "--image"));
        spec.addOption(Options.value("COUNT", "kubernetes: how many pods (2)", "--replicas"));
        spec.addOption(Options.value("NAME", "kubernetes: the namespace", "--namespace"));
        spec.addOption(Options.values("HOST", "kubernetes: a host of the ingress (those of routes)", "--host"));
        spec.addOption(Options.flag("kubernetes: let other pods reach the Admin API", "--admin"));
        spec.addOption(Options.flag("kubernetes: let other pods reach Kong Manager and the Admin API", "--admin-gui"));
        spec.addOption(Options.flag("Run a Redis too", "--redis"));
        k6.options(spec);
        Options.reporting(spec);
        return spec.addPositional(
                Options.arguments("TARGET [SCENARIO]", "kubernetes, compose, or k6 and a scenario", "1..2"));
    }

    @Override
    public Exit run(Invocation invocation) {
        String target = invocation.arguments().get(0);
        if (!TARGETS.contains(target)) {
            throw new UsageException("gw export takes kubernetes, compose or k6", target, TARGETS);
        }
        ONLY_FOR.forEach((option, targets) -> {
            boolean given =
                    invocation.flag(option) || !invocation.values(option).isEmpty();
            if (given && !targets.contains(target)) {
                throw new UsageException(option + " is for gw export " + String.join(" and ", targets));
            }
        });
        if (target.equals("k6")) {
            return k6.run(invocation);
        }
        if (invocation.arguments().size() > 1) {
            throw new UsageException("gw export " + target + " takes no "
                    + invocation.arguments().get(1));
        }
        Diagnostics out = new Diagnostics();
        Pipeline pipeline = new Pipeline(invocation);
        Optional<Project> project =
                Project.find(invocation.directory(), invocation.terminal().directory(), out);
        if (project.isEmpty()) {
            return new Reporting(invocation).report(Findings.of(out.sorted()), false);
        }
        Pipeline.Result result = pipeline.run(project.get(), out);
        Exit exit = new Reporting(invocation).report(result.findings(), true);
        if (result.bundle().isEmpty()) {
            return exit == Exit.FINE ? Exit.PROBLEMS : exit;
        }
        Exporting exporting = new Exporting(
                invocation, project.get(), pipeline.env(), result.bundle().get());
        return target.equals("kubernetes") ? exporting.kubernetes() : exporting.compose();
    }

    /** One use of the command. */
    private record Exporting(Invocation invocation, Project project, Optional<String> env, Bundle bundle) {
        Exit kubernetes() {
            Optional<Path> nested = lua().nested();
            if (nested.isPresent()) {
                say("a ConfigMap has no folders, so it can't hold " + invocation.shown(nested.get())
                        + ": build an image with the plugin");
                return Exit.PROBLEMS;
            }
            Rollout rollout = rollout();
            if (rollout.bundle().getBytes(StandardCharsets.UTF_8).length > Kubernetes.LARGEST_BUNDLE) {
                say("the bundle is too large for a ConfigMap or a Secret, which take 1 MiB: build an image with it,"
                        + " or let several gateways share the routes");
                return Exit.PROBLEMS;
            }
            Exported.write(invocation, Kubernetes.write(rollout, header("gw export kubernetes")));
            if (rollout.secret()) {
                say("the bundle holds secrets or values from the environment, so it is not written out; make the secret"
                        + " with:\n"
                        + "  gw build -o kong.yml && kubectl create secret generic " + rollout.name()
                        + "-config --from-file=kong.yml");
            }
            return Exit.FINE;
        }

        Exit compose() {
            Rollout rollout = rollout();
            String output = project.settings(env).output();
            Exported.write(
                    invocation,
                    Compose.write(rollout, "./" + output, lua().within(project.root()), header("gw export compose")));
            return Exit.FINE;
        }

        private Rollout rollout() {
            String name = Exported.label("--name", invocation.value("--name").orElseGet(this::usualName));
            List<String> hosts = invocation.values("--host").isEmpty() ? hosts() : invocation.values("--host");
            hosts.forEach(host -> Exported.valid("--host", HOST, host));
            return new Rollout(
                    name,
                    Exported.image(invocation.value("--image").orElse("kong:3.9")),
                    replicas(),
                    invocation.value("--namespace").map(n -> Exported.namespace(n)),
                    hosts,
                    invocation.flag("--admin") || invocation.flag("--admin-gui"),
                    invocation.flag("--admin-gui"),
                    invocation.flag("--redis") ? Optional.of(redisHost()) : Optional.empty(),
                    YamlWriter.write(bundle.document(), ""),
                    holdsSecrets(),
                    lua().files());
        }

        private LuaFolders lua() {
            return LuaFolders.of(project, env, bundle);
        }

        private String usualName() {
            String name = project.settings(env).name().orElse("gateway").toLowerCase(java.util.Locale.ROOT);
            return Exported.isLabel(name) ? name : "gateway";
        }

        private int replicas() {
            String text = invocation.value("--replicas").orElse("2");
            if (!text.matches("[1-9][0-9]{0,2}")) {
                throw new UsageException("--replicas takes a number from 1 to 999");
            }
            return Integer.parseInt(text);
        }

        private List<String> hosts() {
            TreeSet<String> hosts = new TreeSet<>();
            TreeSet<String> others = new TreeSet<>();
            for (Entity route : bundle.all(EntityKind.ROUTES)) {
                for (Node host : route.fields().list("hosts")) {
                    String text = ((Scalar) host).text();
                    (HOST.matcher(text).matches() ? hosts : others).add(text);
                }
            }
            if (!others.isEmpty()) {
                say("no ingress takes these hosts, so they are left out: " + String.join(", ", others));
            }
            return List.copyOf(hosts);
        }

        /** The host that plugins look for Redis at, where it can be the name of a service; else redis. */
        private String redisHost() {
            for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
                MapNode config = plugin.fields().map("config");
                MapNode redis = config == null ? null : config.map("redis");
                String host = redis == null ? null : redis.string("host");
                if (host != null && Exported.isLabel(host)) {
                    return host;
                }
            }
            return "redis";
        }

        /** Whether it holds what stands in no ConfigMap: values from the environment, and secrets that the sources hold. */
        private boolean holdsSecrets() {
            return isSecret(bundle.document())
                    || !Linter.found(Code.GW2009, bundle).isEmpty();
        }

        private static boolean isSecret(Node node) {
            if (node instanceof MapNode map) {
                return map.entries().stream().anyMatch(entry -> isSecret(entry.value()));
            }
            if (node instanceof ListNode list) {
                return list.items().stream().anyMatch(Exporting::isSecret);
            }
            return ((Scalar) node).isSensitive();
        }

        private String header(String command) {
            return "Generated by " + command
                    + project.settings(env).name().map(n -> " from " + n).orElse("")
                    + env.map(e -> ", environment " + e).orElse("")
                    + ".\nDo not edit: change the sources and run it again.";
        }

        private void say(String text) {
            invocation.terminal().err().println("gw: " + text);
        }
    }
}
