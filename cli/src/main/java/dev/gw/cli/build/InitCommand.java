package dev.gw.cli.build;

import dev.gw.assemble.Splitter;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.output.OutputFile;
import dev.gw.cli.output.Reporting;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.SourceReader;
import dev.gw.emit.YamlWriter;
import dev.gw.emit.format.Formatter;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code gw init}: a first project, or one made of an existing kong.yml. */
public final class InitCommand implements Command {
    private static final List<String> SCAFFOLD =
            List.of("gw.yml", "config/services/example.yml", "config/routes/example.yml", "config/plugins/global.yml");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("init", "Makes a project, from nothing or from an existing kong.yml.");
        spec.addOption(Options.value("FILE", "Split FILE into the project's files", "--from"));
        return Options.reporting(spec);
    }

    @Override
    public Exit run(Invocation invocation) {
        Path root = invocation.directory();
        for (String name : List.of("gw.yml", "config")) {
            if (Files.exists(root.resolve(name))) {
                invocation.terminal().err().println("gw: " + name + " exists already; nothing was changed");
                return Exit.PROBLEMS;
            }
        }
        Diagnostics out = new Diagnostics();
        Optional<Path> from = invocation.value("--from").map(invocation::path);
        Map<String, String> files = from.isPresent() ? split(from.get(), out) : scaffold();
        Exit exit = new Reporting(invocation).report(Findings.of(out.sorted()), false);
        if (exit == Exit.FINE) {
            files.forEach((name, text) -> new OutputFile(root.resolve(name)).write(text));
            if (!invocation.quiet()) {
                invocation.terminal().err().println("gw: wrote " + files.size() + " files; gw build builds them");
            }
        }
        return exit;
    }

    /** A file that Kong reads is read as Kong reads it. */
    private static Map<String, String> split(Path from, Diagnostics out) {
        Map<String, String> files = new TreeMap<>();
        Optional<Node> node = SourceReader.read(from, String.valueOf(from.getFileName()), out)
                .flatMap(source -> DocumentReader.read(source, Dialect.KONG, out));
        if (node.isPresent() && node.get() instanceof MapNode document) {
            Splitter.split(document, out).forEach((name, content) -> files.put(name, styled(name, content)));
            files.put("gw.yml", text("split.yml"));
        }
        return files;
    }

    /** As gw fmt would leave it. */
    public static String styled(String name, MapNode content) {
        String text = YamlWriter.write(content, "");
        return Formatter.format(SourceFile.of(name, text), null, new Diagnostics())
                .orElse(text);
    }

    private static Map<String, String> scaffold() {
        Map<String, String> files = new TreeMap<>();
        new ArrayList<>(SCAFFOLD).forEach(name -> files.put(name, text(name.replace('/', '-'))));
        return files;
    }

    /** What stands in a file of a new project. */
    public static String text(String resource) {
        try (InputStream in = InitCommand.class.getResourceAsStream("init/" + resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(resource, e);
        }
    }
}
