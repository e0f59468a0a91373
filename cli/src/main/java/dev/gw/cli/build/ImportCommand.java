package dev.gw.cli.build;

import dev.gw.assemble.Splitter;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.OutputFile;
import dev.gw.cli.output.Reporting;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.SourceReader;
import dev.gw.krakend.Edition;
import dev.gw.krakend.FateTable;
import dev.gw.krakend.imports.Imported;
import dev.gw.krakend.imports.KrakendImport;
import dev.gw.krakend.lint.KrakendCheck;
import dev.gw.policy.keys.KeyFetch;
import dev.gw.policy.keys.KeyLock;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code gw import}: a project from another gateway's configuration. */
public final class ImportCommand implements Command {
    private static final List<String> SOURCES = List.of("krakend");

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command("import", "Makes a project of another gateway's configuration: krakend FILE.");
        spec.addOption(Options.value("DIR", "Write the project to DIR (gateway)", "-o", "--output"));
        spec.addOption(Options.value(
                "FILE", "Take the issuer's keys from FILE, a JWKS, instead of asking for them", "--jwks"));
        spec.addOption(Options.value("FILE", "Write what became of each field to FILE, as JSON", "--fields"));
        return Options.reporting(spec)
                .addPositional(Options.arguments("FILE", "krakend and the file to import", "1..*"));
    }

    @Override
    public Exit run(Invocation invocation) {
        List<String> words = invocation.arguments();
        if (!SOURCES.contains(words.get(0))) {
            throw new UsageException("gw import takes krakend", words.get(0), SOURCES);
        }
        if (words.size() != 2) {
            throw new UsageException("gw import krakend takes one file");
        }
        return new Import(invocation, invocation.path(words.get(1)), words.get(1), Clock.systemUTC()).run();
    }

    /** One use of the command. */
    private record Import(Invocation invocation, Path source, String shown, Clock clock) {
        Exit run() {
            Path folder = invocation.path(invocation.value("--output").orElse("gateway"));
            if (Files.exists(folder.resolve("gw.yml")) || Files.exists(folder.resolve("config"))) {
                say(folder + " holds a project already; nothing was changed");
                return Exit.PROBLEMS;
            }
            Diagnostics out = new Diagnostics();
            Optional<SourceFile> file = SourceReader.read(source, shown, out);
            Optional<MapNode> document = file.flatMap(text -> KrakendCheck.check(text, Edition.EE, out));
            Optional<Imported> imported = out.hasErrors() ? Optional.empty() : document.map(KrakendImport::read);
            List<Diagnostic> all = new ArrayList<>(out.sorted());
            imported.ifPresent(made -> all.addAll(made.diagnostics()));
            Exit exit = new Reporting(invocation).report(new Findings(all, List.of(shown)), false);
            imported.ifPresent(this::table);
            Optional<MapNode> kong = imported.flatMap(Imported::document);
            if (kong.isEmpty()) {
                return exit == Exit.FINE ? Exit.PROBLEMS : exit;
            }
            return write(folder, kong.get(), imported.orElseThrow().issuers());
        }

        private void table(Imported made) {
            if (!invocation.quiet()) {
                invocation.terminal().err().print(FateTable.text(made.rows()));
            }
            invocation
                    .value("--fields")
                    .ifPresent(name -> new OutputFile(invocation.path(name)).write(FateTable.json(made.rows())));
        }

        private Exit write(Path folder, MapNode document, List<Imported.Issuer> issuers) {
            Map<String, String> files = new TreeMap<>();
            for (Imported.Issuer issuer : issuers) {
                try {
                    files.put(
                            "keys/" + issuer.name() + ".lock.json", keys(issuer).json());
                } catch (IOException e) {
                    say(e.getMessage() + "\n(--jwks FILE takes the keys of " + issuer.issuer() + " from a file)");
                    return Exit.UNREACHABLE;
                }
            }
            Diagnostics out = new Diagnostics();
            Splitter.split(document, out)
                    .forEach((name, content) -> files.put(name, InitCommand.styled(name, content)));
            files.put("gw.yml", InitCommand.text("split.yml"));
            Exit exit = new Reporting(invocation).report(Findings.of(out.sorted()), false);
            if (exit == Exit.FINE) {
                files.forEach((name, text) -> new OutputFile(folder.resolve(name)).write(text));
                if (!invocation.quiet()) {
                    say("wrote " + files.size() + " files; gw check checks them");
                }
            }
            return exit;
        }

        private KeyLock keys(Imported.Issuer issuer) throws IOException {
            Optional<Path> given = invocation.value("--jwks").map(invocation::path);
            Path folder =
                    Optional.ofNullable(source.toAbsolutePath().getParent()).orElse(Path.of("/"));
            Optional<Path> file =
                    given.isPresent() || issuer.file().isEmpty() ? given : Optional.of(folder.resolve(issuer.file()));
            Optional<String> uri = issuer.uri().isEmpty() ? Optional.empty() : Optional.of(issuer.uri());
            if (file.isEmpty()) {
                return new KeyFetch(clock, this::say).fetch(issuer.issuer(), uri);
            }
            Optional<Node> jwks = SourceReader.read(file.get(), file.get() + ".json", new Diagnostics())
                    .flatMap(text -> DocumentReader.read(text, Dialect.SOURCE, new Diagnostics()));
            if (jwks.isEmpty() || !(jwks.get() instanceof MapNode map)) {
                throw new IOException(file.get() + " holds no JWKS");
            }
            KeyLock lock =
                    KeyLock.of(issuer.issuer(), uri.orElse(""), clock.instant().truncatedTo(ChronoUnit.SECONDS), map);
            if (lock.keys().isEmpty()) {
                throw new IOException(file.get() + " lists no key that Kong's jwt can use");
            }
            return lock;
        }

        private void say(String text) {
            invocation.terminal().err().println("gw: " + text);
        }
    }
}
