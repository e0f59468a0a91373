package dev.gw.cli.explain;

import dev.gw.assemble.Project;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.Reporting;
import dev.gw.cli.project.Pipeline;
import dev.gw.cli.project.ServedPlugins;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;
import dev.gw.model.Bundle;
import dev.gw.runtime.lua.LuaSettings;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.server.Explanation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code gw explain}: which route answers a request and why, and which plugins run, without sending anything. */
public final class ExplainCommand implements Command {
    private static final List<String> FORMATS = List.of("human", "json");

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("explain", "Tells which route answers a request, and which plugins run.");
        spec.addOption(Options.values("NAME:VALUE", "A header of the request; may be repeated", "-H", "--header"));
        Options.inputs(spec);
        spec.addOption(Options.choice("FORMAT", "Explain as human, json", FORMATS, "--report"));
        return spec.addPositional(Options.arguments(
                "METHOD URL [FILE]", "The request, and a declarative file to ask instead of the project", "2..3"));
    }

    @Override
    public Exit run(Invocation invocation) {
        boolean json =
                invocation.oneOf("--report", FORMATS).filter("json"::equals).isPresent();
        List<String> words = invocation.arguments();
        if (words.size() < 2 || words.size() > 3) {
            throw new UsageException("explain takes a method and a URL, such as GET http://localhost/orders");
        }
        AskedRequest asked = AskedRequest.of(words.get(0), words.get(1), invocation.values("--header"));
        Path place = words.size() == 3 ? invocation.path(words.get(2)) : invocation.directory();
        Map<String, PluginType> types = new HashMap<>();
        Optional<Bundle> bundle = bundle(invocation, place, types);
        if (bundle.isEmpty()) {
            return Exit.PROBLEMS;
        }
        Explanation explanation = Explanation.of(bundle.get(), types, asked.head(), asked.connection());
        String text = json
                ? new ExplanationJson(bundle.get(), explanation, asked.url()).text()
                : new ExplanationText(bundle.get(), explanation, asked.url(), invocation.colourOfProduct()).text();
        invocation.terminal().out().print(text);
        return Exit.FINE;
    }

    /** Only errors are reported: what is merely doubtful is no answer to the question. */
    private static Optional<Bundle> bundle(Invocation invocation, Path place, Map<String, PluginType> types) {
        Diagnostics out = new Diagnostics();
        Pipeline pipeline = new Pipeline(invocation);
        Optional<Project> project = Project.find(place, invocation.terminal().directory(), out);
        Optional<Bundle> bundle = project.flatMap(found -> pipeline.bundle(found, out));
        if (bundle.isEmpty()) {
            new Reporting(invocation).report(Findings.of(out.sorted()), false);
        } else {
            List<String> folders = project.get().settings(pipeline.env()).plugins();
            types.putAll(new ServedPlugins(project.get(), folders, LuaSettings.USUAL, problem -> {}).of(bundle.get()));
        }
        return bundle;
    }
}
