package dev.gw.cli.gateway;

import dev.gw.admin.AdminClient;
import dev.gw.admin.GatewayReader;
import dev.gw.admin.LiveConfig;
import dev.gw.assemble.Splitter;
import dev.gw.check.CheckSettings;
import dev.gw.cli.build.InitCommand;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.OutputFile;
import dev.gw.cli.output.Reporting;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.emit.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code gw dump}: the configuration of a running gateway, as a file or as a project. */
public final class DumpCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("dump", "Writes down what a running gateway is configured with.");
        spec.addOption(Options.value(
                "FILE", "Write to FILE, or with --split to a folder; else to standard output", "-o", "--output"));
        spec.addOption(Options.flag("Write the files of a project instead of one", "--split"));
        AdminOptions.add(spec);
        return Options.reporting(spec).addPositional(Options.arguments("URL", "The Admin API", "1"));
    }

    @Override
    public Exit run(Invocation invocation) {
        Optional<String> output = invocation.value("--output").filter(name -> !name.equals("-"));
        boolean split = invocation.flag("--split");
        if (split && output.isEmpty()) {
            throw new UsageException("--split needs a folder: -o DIR");
        }
        Optional<Path> place = output.map(invocation::path);
        if (split && place.isPresent() && !isEmpty(place.get())) {
            invocation.terminal().err().println("gw: " + output.get() + " is not empty; nothing was written");
            return Exit.PROBLEMS;
        }
        AdminClient client =
                AdminOptions.client(invocation, invocation.arguments().get(0));
        Diagnostics out = new Diagnostics();
        Optional<LiveConfig> live = GatewayReader.read(client, out);
        if (live.isEmpty()) {
            return Unreadable.report(invocation, out);
        }
        MapNode document = DumpedDocument.of(live.get().document(), CheckSettings.defaults());
        if (split) {
            return split(invocation, document, place.orElseThrow());
        }
        String text = place.isPresent() && place.get().toString().endsWith(".json")
                ? JsonWriter.write(document)
                : YamlWriter.write(document, "# what " + client.name() + " runs\n");
        place.ifPresentOrElse(
                file -> new OutputFile(file).write(text),
                () -> invocation.terminal().out().print(text));
        place.ifPresent(file -> say(invocation, "wrote " + invocation.shown(file)));
        return Exit.FINE;
    }

    private static boolean isEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static Exit split(Invocation invocation, MapNode document, Path folder) {
        Diagnostics out = new Diagnostics();
        Map<String, String> files = new TreeMap<>();
        Splitter.split(document, out).forEach((name, content) -> files.put(name, InitCommand.styled(name, content)));
        files.put("gw.yml", InitCommand.text("split.yml"));
        Exit exit = new Reporting(invocation).report(Findings.of(out.sorted()), false);
        if (exit == Exit.FINE) {
            files.forEach((name, text) -> new OutputFile(folder.resolve(name)).write(text));
            say(invocation, "wrote " + files.size() + " files");
        }
        return exit;
    }

    private static void say(Invocation invocation, String text) {
        if (!invocation.quiet()) {
            invocation.terminal().err().println("gw: " + text);
        }
    }
}
