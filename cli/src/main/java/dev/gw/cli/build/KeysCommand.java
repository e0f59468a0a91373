package dev.gw.cli.build;

import dev.gw.assemble.Assembler;
import dev.gw.assemble.Project;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.OutputFile;
import dev.gw.cli.output.Reporting;
import dev.gw.cli.project.Pipeline;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.SourceReader;
import dev.gw.policy.keys.KeyFetch;
import dev.gw.policy.keys.KeyLock;
import dev.gw.policy.lower.Policies;
import dev.gw.policy.type.Jwks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code gw keys}: the keys of issuers that policies trust, in files that a build reads without a network. */
public final class KeysCommand implements Command {
    private static final List<String> ACTIONS = List.of("pull", "check");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("keys", "Pulls the keys of trusted issuers, or checks those there are.");
        Options.inputs(spec);
        Options.reporting(spec);
        spec.addOption(Options.value("DAYS", "check: keys pulled longer ago are a problem", "--max-age"));
        spec.addOption(
                Options.value("DAYS", "pull: how long keys stay after the issuer dropped them (7)", "--overlap"));
        return spec.addPositional(
                Options.arguments("ACTION", "pull or check, then the names of policies; without names all", "1..*"));
    }

    @Override
    public Exit run(Invocation invocation) {
        return new Keys(invocation, Clock.systemUTC()).run();
    }

    /**
     * A policy that trusts an issuer.
     *
     * @param name what it is called
     * @param issuer whom it trusts
     * @param uri where the keys are; empty to ask the issuer
     * @param lock its lock file's name within the project
     * @param file the lock file
     */
    private record Trust(String name, String issuer, Optional<String> uri, String lock, Path file) {}

    /** One use of the command. */
    private record Keys(Invocation invocation, Clock clock) {
        Exit run() {
            String action = invocation.arguments().get(0);
            if (!ACTIONS.contains(action)) {
                throw new UsageException("gw keys takes pull or check", action, ACTIONS);
            }
            days("--max-age");
            days("--overlap");
            String other = action.equals("pull") ? "--max-age" : "--overlap";
            if (invocation.value(other).isPresent()) {
                throw new UsageException(other + " is not for gw keys " + action);
            }
            Diagnostics out = new Diagnostics();
            Optional<List<Trust>> trusts = Project.find(
                            invocation.directory(), invocation.terminal().directory(), out)
                    .map(project -> trusts(project, out));
            if (trusts.isEmpty() || out.hasErrors()) {
                new Reporting(invocation).report(Findings.of(out.sorted()), false);
                return Exit.PROBLEMS;
            }
            List<Trust> asked = chosen(trusts.get());
            Exit worst = Exit.FINE;
            for (Trust trust : asked) {
                Exit exit = action.equals("pull") ? pull(trust) : check(trust);
                worst = exit.code() > worst.code() ? exit : worst;
            }
            return worst;
        }

        private List<Trust> trusts(Project project, Diagnostics out) {
            List<Trust> trusts = new ArrayList<>();
            Assembler.assemble(project, new Pipeline(invocation).options(), out)
                    .ifPresent(made -> made.document().list(Policies.KEY).stream()
                            .filter(item -> item instanceof MapNode map && "jwks".equals(map.string("policy")))
                            .forEach(item -> trust(project, (MapNode) item).ifPresent(trusts::add)));
            return trusts;
        }

        private static Optional<Trust> trust(Project project, MapNode policy) {
            String name = Optional.ofNullable(policy.string("name")).orElse("jwks");
            String lock = Jwks.lockFile(name, policy);
            Path file = project.root().resolve(lock).normalize();
            return file.startsWith(project.root())
                    ? Optional.ofNullable(policy.string("issuer"))
                            .map(issuer ->
                                    new Trust(name, issuer, Optional.ofNullable(policy.string("jwks_uri")), lock, file))
                    : Optional.empty();
        }

        private List<Trust> chosen(List<Trust> all) {
            List<String> names =
                    invocation.arguments().subList(1, invocation.arguments().size());
            List<String> known = all.stream().map(Trust::name).toList();
            for (String name : names) {
                if (!known.contains(name)) {
                    throw new UsageException("there is no jwks policy " + name, name, known);
                }
            }
            if (all.isEmpty()) {
                say("no policy trusts an issuer: there is none of the kind jwks");
            }
            return eachFileOnce(
                    names.isEmpty()
                            ? all
                            : all.stream().filter(t -> names.contains(t.name())).toList());
        }

        /** Policies may share a file: its keys are those of one issuer, so one of them is enough. */
        private static List<Trust> eachFileOnce(List<Trust> trusts) {
            Set<String> seen = new HashSet<>();
            return trusts.stream()
                    .filter(trust -> seen.add(trust.file() + " " + trust.issuer() + " " + trust.uri()))
                    .toList();
        }

        private Exit pull(Trust trust) {
            Optional<KeyLock> now = fetch(trust);
            if (now.isEmpty()) {
                return Exit.UNREACHABLE;
            }
            Optional<KeyLock> before = stored(trust);
            Duration overlap = days("--overlap").orElse(Duration.ofDays(7));
            KeyLock renewed = before.map(old -> old.renewed(now.get(), overlap)).orElse(now.get());
            new OutputFile(trust.file()).write(renewed.json());
            boolean same = before.isPresent() && before.get().hasTheKeysOf(renewed);
            say(trust.lock() + ": " + count(renewed) + (same ? ", as before" : "; review and commit it"));
            return Exit.FINE;
        }

        private Exit check(Trust trust) {
            Optional<KeyLock> stored = stored(trust);
            if (stored.isEmpty()) {
                problem(trust.lock() + " does not exist or holds no keys; run gw keys pull");
                return Exit.PROBLEMS;
            }
            Duration age = Duration.between(stored.get().fetched(), clock.instant());
            Optional<Duration> most = days("--max-age");
            if (most.isPresent() && age.compareTo(most.get()) > 0) {
                problem(trust.lock() + " is " + age.toDays() + " days old; run gw keys pull");
                return Exit.PROBLEMS;
            }
            Optional<KeyLock> now = fetch(trust);
            if (now.isEmpty()) {
                return Exit.UNREACHABLE;
            }
            if (!stored.get().hasTheKeysOf(now.get())) {
                problem("the keys of " + trust.issuer() + " have changed; run gw keys pull");
                return Exit.DIFFERENT;
            }
            say(trust.lock() + " has the keys of " + trust.issuer());
            return Exit.FINE;
        }

        private Optional<KeyLock> fetch(Trust trust) {
            try {
                return Optional.of(new KeyFetch(clock, this::say).fetch(trust.issuer(), trust.uri()));
            } catch (IOException e) {
                problem(e.getMessage() + (Files.exists(trust.file()) ? "; " + trust.lock() + " is left as it is" : ""));
                return Optional.empty();
            }
        }

        private static Optional<KeyLock> stored(Trust trust) {
            if (!Files.exists(trust.file())) {
                return Optional.empty();
            }
            Optional<Node> content = SourceReader.read(trust.file(), trust.lock(), new Diagnostics())
                    .flatMap(source -> DocumentReader.read(source, DocumentReader.Dialect.SOURCE, new Diagnostics()));
            return content.isPresent() && content.get() instanceof MapNode map ? KeyLock.read(map) : Optional.empty();
        }

        private Optional<Duration> days(String option) {
            try {
                return invocation.value(option).map(text -> Duration.ofDays(Integer.parseUnsignedInt(text)));
            } catch (NumberFormatException e) {
                throw new UsageException(option + " takes a number of days");
            }
        }

        private static String count(KeyLock lock) {
            long retired = lock.keys().stream()
                    .filter(key -> key.retired().isPresent())
                    .count();
            long listed = lock.keys().size() - retired;
            return listed + (listed == 1 ? " key" : " keys") + (retired > 0 ? ", and " + retired + " retired" : "");
        }

        private void problem(String text) {
            invocation.terminal().err().println("gw: " + text);
        }

        private void say(String text) {
            if (!invocation.quiet()) {
                problem(text);
            }
        }
    }
}
