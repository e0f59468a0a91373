package dev.gw.cli.serve;

import dev.gw.assemble.Project;
import dev.gw.cli.build.Watch;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Terminal;
import dev.gw.cli.output.OutputException;
import dev.gw.cli.output.Reporting;
import dev.gw.cli.project.KongVariables;
import dev.gw.cli.project.LuaVariables;
import dev.gw.cli.project.Pipeline;
import dev.gw.cli.project.ServedPlugins;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.drill.standin.PolicyClaims;
import dev.gw.drill.standin.Trust;
import dev.gw.model.Bundle;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.StreamLimits;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.lua.LuaSettings;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.server.ExplainingHeaders;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.socket.SocketIo;
import dev.gw.runtime.vault.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One use of {@code gw serve}. */
final class Serving {
    private static final String PROXY = "0.0.0.0:8000, 0.0.0.0:8443 http2 ssl";
    /** Beyond the time that requests under way have. */
    private static final long CLOSING_MILLIS = 5_000;

    private final Invocation invocation;
    private final Terminal terminal;
    private KongVariables variables;
    private @Nullable LuaSettings lua;
    private final Pipeline pipeline;
    private final Reporting reporting;
    private final AtomicReference<GatewayServer> running = new AtomicReference<>();
    private volatile PolicyClaims policies = new PolicyClaims(List.of());
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Looks at the configuration that was read last, and says all that there is to say of it. */
    private Runnable unsaid = () -> {};

    Serving(Invocation invocation) {
        this.invocation = invocation;
        this.terminal = invocation.terminal();
        this.variables = new KongVariables(terminal.environment(), invocation.directory());
        this.pipeline = new Pipeline(invocation);
        this.reporting = new Reporting(invocation);
    }

    Exit run() {
        Diagnostics out = new Diagnostics();
        Path place = place();
        Optional<Project> project = Project.find(place, terminal.directory(), out);
        project.ifPresent(found ->
                variables = variables.over(found.settings(pipeline.env()).serve(), found.root()));
        Listeners listeners = new Listeners(
                Listen.parse("--proxy-listen", listen("--proxy-listen", "PROXY_LISTEN", PROXY)),
                Listen.parse("--admin-listen", listen("--admin-listen", "ADMIN_LISTEN", "127.0.0.1:8001")),
                Listen.parse("--status-listen", listen("--status-listen", "STATUS_LISTEN", "off")),
                Listen.streams("--stream-listen", listen("--stream-listen", "STREAM_LISTEN", "off")));
        GatewaySettings read = variables.settings();
        GatewaySettings settings = read.with(read.entrance().by(sockets()));
        lua = new LuaVariables(variables, terminal.environment()).settings(this::log);
        variables.report(out);
        CompletableFuture<Void> ready = CompletableFuture.runAsync(
                () -> SocketIo.prepare(settings.entrance().sockets()), work -> new Thread(work, "gw-prepare").start());
        Optional<Bundle> bundle = build(project.orElse(null), out);
        ready.join();
        if (bundle.isEmpty()) {
            return Exit.PROBLEMS;
        }
        return serve(project.orElseThrow(), bundle.get(), listeners, settings);
    }

    private List<SocketIo> sockets() {
        Optional<String> chosen = invocation.oneOf("--sockets", SocketIo.words());
        return chosen.map(word -> List.of(SocketIo.of(word))).orElse(SocketIo.USUAL);
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

    /**
     * The checked configuration of a project. Where there is none, it has been said why; what only warns is left unsaid
     * until the configuration is served, for looking for it takes a while.
     */
    private Optional<Bundle> build(@Nullable Project project, Diagnostics out) {
        if (project == null) {
            reporting.report(Findings.of(out.sorted()), false);
            return Optional.empty();
        }
        Pipeline.Checked checked = pipeline.check(project, null, out);
        unsaid = () -> {
            pipeline.lint(checked);
            reporting.report(checked.findings(), false);
        };
        if (checked.bundle().isEmpty() || pipeline.lintMayRefuse(project)) {
            tellUnsaid();
        }
        if (checked.bundle().isPresent()) {
            policies = new PolicyClaims(checked.policies());
        }
        return checked.bundle();
    }

    private void tellUnsaid() {
        Runnable telling = unsaid;
        // it holds the texts of the sources
        unsaid = () -> {};
        telling.run();
    }

    private Exit serve(Project project, Bundle bundle, Listeners listeners, GatewaySettings settings) {
        Map<String, PluginType> types = types(project, bundle);
        boolean relays = !listeners.stream().isEmpty();
        if (!isWhollyRun(bundle, types, relays) && invocation.flag("--strict")) {
            return Exit.PROBLEMS;
        }
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        try (LocalDoubles local = LocalDoubles.start(invocation, () -> trust(bundle), this::say);
                GatewayServer server = GatewayServer.start(
                        bundle, types, listeners, threads, observers(), settings, local.doubles())) {
            Set<String> without = variables.withoutEffect();
            if (!without.isEmpty()) {
                say("these settings of Kong have no effect in gw: " + String.join(", ", without));
            }
            running.set(server);
            Thread waiting = Thread.currentThread();
            long ending = settings.client().times().ending();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(waiting, ending), "gw-stop"));
            tellUnsaid();
            Hangup.on(() -> reload(project, server));
            // behind the signals: who reads this may send one at once
            say(opened(server));
            terminal.flush();
            waitUntilStopped(project, server);
            return Exit.FINE;
        } catch (RuntimeException notBound) {
            throw asOutputProblem(notBound);
        } finally {
            closed.countDown();
        }
    }

    /** The configuration of the moment, and the policies of the project. */
    private Trust trust(Bundle first) {
        GatewayServer server = running.get();
        return new Trust(server == null ? first : server.gateway().snapshot().bundle(), policies);
    }

    private static String opened(GatewayServer server) {
        String status = server.statusPorts().isEmpty() ? "" : ", status API on " + ports(server.statusPorts());
        String relaying = server.streamPorts().isEmpty() ? "" : ", relaying on " + ports(server.streamPorts());
        return "serving on " + ports(server.proxyPorts()) + relaying + ", Admin API on " + ports(server.adminPorts())
                + status;
    }

    /** Says what of the configuration has no effect here; whether all of it has one. */
    private boolean isWhollyRun(Bundle bundle, Map<String, PluginType> types, boolean relays) {
        Set<String> idle = PluginTypes.notRun(bundle, types);
        if (!idle.isEmpty()) {
            say("these plugins are checked but not run yet: " + String.join(", ", idle));
        }
        List<String> limits = PluginTypes.limits(bundle, types);
        limits.forEach(this::say);
        List<String> unrelayed = StreamLimits.of(bundle, types, relays);
        unrelayed.forEach(this::say);
        List<String> missing = Secrets.missing(bundle, terminal.environment()::get);
        missing.forEach(
                reference -> say("there is no secret behind " + reference + ": it counts as empty, as in Kong"));
        return idle.isEmpty() && limits.isEmpty() && unrelayed.isEmpty() && missing.isEmpty();
    }

    private Map<String, PluginType> types(Project project, Bundle bundle) {
        List<String> folders = project.settings(pipeline.env()).plugins();
        return new ServedPlugins(project, folders, Objects.requireNonNull(lua), this::say)
                .under(terminal.environment())
                .of(bundle);
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

    /** The process ends: lets the thread that waits close what is open, and waits for that. */
    private void stop(Thread waiting, long ending) {
        waiting.interrupt();
        try {
            if (!closed.await(ending + CLOSING_MILLIS, TimeUnit.MILLISECONDS)) {
                say("some connections are still open");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
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
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A project with errors leaves the old one serving. */
    private synchronized void reload(Project project, GatewayServer server) {
        Diagnostics out = new Diagnostics();
        Optional<Project> found = Project.find(project.single().orElse(project.root()), terminal.directory(), out);
        Optional<Bundle> bundle = build(found.orElse(null), out);
        if (bundle.isPresent()) {
            server.gateway().types(types(project, bundle.get()));
            server.gateway().load(bundle.get());
            tellUnsaid();
            say("serving the changed configuration");
        } else {
            say("the changed configuration has errors; still serving the one before");
        }
        terminal.flush();
    }

    /** What to listen on: what the command line says, else Kong's setting, where that is right. */
    private String listen(String option, String variable, String usual) {
        Optional<String> said = invocation.value(option);
        String text = said.or(() -> variables.value(variable)).orElse(usual);
        Optional<String> wrong = said.isPresent() ? Optional.empty() : Listen.wrongEntry(text);
        wrong.ifPresent(entry -> variables.wrong(variable, Listen.FORM, entry));
        return wrong.isPresent() ? "off" : text;
    }

    private static String ports(List<Integer> ports) {
        return ports.isEmpty()
                ? "none"
                : String.join(", ", ports.stream().map(port -> "port " + port).toList());
    }

    /** A port that is taken or forbidden is no bug of gw. */
    private static RuntimeException asOutputProblem(RuntimeException problem) {
        Throwable cause = problem;
        while (cause != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause == null ? problem : new OutputException("can't listen on " + cause.getMessage(), cause);
    }

    /** A line of Lua's log, seen at once: who waits for it looks at a request that went wrong. */
    private synchronized void log(String line) {
        terminal.err().println(line);
        terminal.err().flush();
    }

    private void say(String text) {
        if (!invocation.quiet()) {
            terminal.err().println("gw: " + text);
        }
    }
}
