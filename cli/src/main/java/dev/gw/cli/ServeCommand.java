package dev.gw.cli;

import dev.gw.assemble.Project;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.model.Bundle;
import dev.gw.runtime.GatewayServer;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.server.ExplainingHeaders;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** {@code gw serve}: answers requests as the gateway will, from the project or a built file. */
final class ServeCommand implements Command {
    private static final String PROXY = "0.0.0.0:8000, 0.0.0.0:8443 http2 ssl";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("serve", "Serves the project, or a declarative file, as Kong 3.9 would.");
        Options.inputs(spec);
        spec.addOption(Options.value(
                "ADDR:PORT",
                "Take requests here (KONG_PROXY_LISTEN; ports 8000 and 8443); off for none",
                "--proxy-listen"));
        spec.addOption(Options.value(
                "ADDR:PORT", "Offer the Admin API here (KONG_ADMIN_LISTEN; 127.0.0.1:8001)", "--admin-listen"));
        spec.addOption(Options.flag("Serve again whenever a source changes", "--watch"));
        spec.addOption(Options.flag("Name route, plugins and source in headers of every answer", "--explain"));
        Options.reporting(spec);
        return spec.addPositional(Options.arguments("FILE", "A declarative file to serve instead", "0..1"));
    }

    @Override
    public Exit run(Invocation invocation) {
        return new Serving(invocation).run();
    }

    /** One use of the command. */
    private static final class Serving {
        private final Invocation invocation;
        private final Terminal terminal;
        private final KongVariables variables;
        private final Pipeline pipeline;
        private final Reporting reporting;
        private final CountDownLatch interrupted = new CountDownLatch(1);

        Serving(Invocation invocation) {
            this.invocation = invocation;
            this.terminal = invocation.terminal();
            this.variables = new KongVariables(terminal.environment(), invocation.directory());
            this.pipeline = new Pipeline(invocation);
            this.reporting = new Reporting(invocation);
        }

        Exit run() {
            List<ListenAddress> proxy = listen("--proxy-listen", "PROXY_LISTEN", PROXY);
            List<ListenAddress> admin = listen("--admin-listen", "ADMIN_LISTEN", "127.0.0.1:8001");
            Diagnostics out = new Diagnostics();
            GatewaySettings settings = variables.settings();
            Path place = place();
            Optional<Project> project = Project.find(place, terminal.directory(), out);
            Optional<Bundle> bundle = project.flatMap(found -> build(found, out));
            if (project.isEmpty()) {
                reporting.report(Findings.of(out.sorted()), false);
            }
            if (bundle.isEmpty()) {
                return Exit.PROBLEMS;
            }
            return serve(project.orElseThrow(), bundle.get(), proxy, admin, settings);
        }

        /** The file of the command line, else the one that Kong would read, else the project here. */
        private Path place() {
            if (!invocation.arguments().isEmpty()) {
                return invocation.path(invocation.arguments().get(0));
            }
            Optional<Path> file = variables.value("DECLARATIVE_CONFIG").map(invocation::path);
            return file.or(() -> variables.value("DECLARATIVE_CONFIG_STRING").map(Serving::written))
                    .orElse(invocation.directory());
        }

        /** A configuration from the environment is set down as a file, so that it is read with the limits of any other. */
        private static Path written(String config) {
            try {
                Path file = Files.createTempDirectory("gw-").resolve("kong.yml");
                file.toFile().deleteOnExit();
                return Files.writeString(file, config);
            } catch (IOException e) {
                throw new OutputException("can't write a temporary file: " + e.getMessage(), e);
            }
        }

        private Optional<Bundle> build(Project project, Diagnostics out) {
            Pipeline.Result result = pipeline.run(project, out);
            reporting.report(result.findings(), false);
            return result.bundle();
        }

        private Exit serve(
                Project project,
                Bundle bundle,
                List<ListenAddress> proxy,
                List<ListenAddress> admin,
                GatewaySettings settings) {
            if (!isWhollyRun(bundle) && invocation.flag("--strict")) {
                return Exit.PROBLEMS;
            }
            int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
            try (GatewayServer server = GatewayServer.start(bundle, proxy, admin, threads, observers(), settings)) {
                Set<String> without = variables.withoutEffect();
                if (!without.isEmpty()) {
                    say("these settings of Kong have no effect in gw: " + String.join(", ", without));
                }
                say("serving on " + ports(server.proxyPorts()) + ", Admin API on " + ports(server.adminPorts()));
                terminal.flush();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "gw-stop"));
                waitUntilStopped(project, server);
                return Exit.FINE;
            } catch (RuntimeException notBound) {
                throw asOutputProblem(notBound);
            }
        }

        /** Says what of the configuration has no effect here; whether all of it has one. */
        private boolean isWhollyRun(Bundle bundle) {
            Set<String> idle = PluginTypes.notRun(bundle);
            if (!idle.isEmpty()) {
                say("these plugins are checked but not run yet: " + String.join(", ", idle));
            }
            List<String> limits = PluginTypes.limits(bundle);
            limits.forEach(this::say);
            return idle.isEmpty() && limits.isEmpty();
        }

        private List<ExchangeObserver> observers() {
            List<ExchangeObserver> observers = new ArrayList<>(2);
            if (invocation.flag("--explain")) {
                observers.add(new ExplainingHeaders());
            }
            if (!invocation.quiet()) {
                observers.add(new RequestLog(terminal.out(), invocation.colourOfProduct()).start());
            }
            return observers;
        }

        private void stop(GatewayServer server) {
            interrupted.countDown();
            server.close();
        }

        private void waitUntilStopped(Project project, GatewayServer server) {
            if (invocation.flag("--watch")) {
                boolean[] first = {true};
                List<Path> files = new ArrayList<>(pipeline.valuesFiles());
                project.single().ifPresent(files::add);
                new Watch(project, files).run(() -> {
                    if (first[0]) {
                        first[0] = false;
                    } else {
                        reload(project, server);
                    }
                });
                return;
            }
            try {
                interrupted.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        /** A project with errors leaves the old one serving. */
        private void reload(Project project, GatewayServer server) {
            Diagnostics out = new Diagnostics();
            Optional<Bundle> bundle = Project.find(project.single().orElse(project.root()), terminal.directory(), out)
                    .flatMap(found -> build(found, out));
            if (bundle.isPresent()) {
                server.gateway().load(bundle.get());
                say("serving the changed configuration");
            } else {
                say("the changed configuration has errors; still serving the one before");
            }
            terminal.flush();
        }

        private List<ListenAddress> listen(String option, String variable, String usual) {
            String text =
                    invocation.value(option).or(() -> variables.value(variable)).orElse(usual);
            return Listen.parse(option, text);
        }

        private static String ports(List<Integer> ports) {
            return ports.isEmpty()
                    ? "none"
                    : String.join(
                            ", ", ports.stream().map(port -> "port " + port).toList());
        }

        /** A port that is taken or forbidden is no bug of gw. */
        private static RuntimeException asOutputProblem(RuntimeException problem) {
            Throwable cause = problem;
            while (cause != null && !(cause instanceof IOException)) {
                cause = cause.getCause();
            }
            return cause == null ? problem : new OutputException("can't listen: " + cause.getMessage(), cause);
        }

        private void say(String text) {
            if (!invocation.quiet()) {
                terminal.err().println("gw: " + text);
            }
        }
    }
}
