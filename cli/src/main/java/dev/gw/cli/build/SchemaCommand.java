package dev.gw.cli.build;

import dev.gw.assemble.Project;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.OutputFile;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.emit.JsonWriter;
import dev.gw.policy.ProjectFiles;
import dev.gw.policy.lower.PolicySchemas;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** {@code gw schema}: the JSON Schemas, and the settings that make an editor use them. */
public final class SchemaCommand implements Command {
    private static final String POLICIES = "policies";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("schema", "Lists, prints or writes the JSON Schemas that editors use.");
        spec.addOption(Options.value("DIR", "Write the schemas into DIR", "-o", "--output"));
        spec.addOption(Options.choice(
                "EDITOR",
                "Write an editor's settings: " + String.join(", ", EditorSettings.editors()),
                EditorSettings.editors(),
                "--editor"));
        return spec.addPositional(
                Options.arguments("NAME", "The schema to print, such as kong or plugins/cors", "0..1"));
    }

    @Override
    public Exit run(Invocation invocation) {
        SortedMap<String, String> schemas = JsonSchemas.all();
        ownPolicies(invocation).ifPresent(schema -> schemas.put(POLICIES, schema));
        List<String> names = invocation.arguments();
        Optional<String> editor = invocation.oneOf("--editor", EditorSettings.editors());
        if (names.size() > 1) {
            throw new UsageException("schema takes one name");
        }
        if (editor.isPresent()) {
            return settings(invocation, editor.get(), schemas);
        }
        Optional<Path> folder = invocation.value("--output").map(invocation::path);
        if (folder.isPresent()) {
            write(invocation, schemas, folder.get());
            return Exit.FINE;
        }
        if (names.isEmpty()) {
            schemas.keySet().forEach(invocation.terminal().out()::println);
            return Exit.FINE;
        }
        String text = schemas.get(names.get(0));
        if (text == null) {
            throw new UsageException("there is no schema " + names.get(0), names.get(0), schemas.keySet());
        }
        invocation.terminal().out().print(text);
        return Exit.FINE;
    }

    /** The schema of policies with those that the project here brings itself; empty where it brings none. */
    private static Optional<String> ownPolicies(Invocation invocation) {
        Diagnostics ignored = new Diagnostics();
        return Project.find(invocation.directory(), invocation.terminal().directory(), ignored)
                .map(project -> ProjectFiles.of(project, ignored))
                .filter(files -> !files.templates().isEmpty())
                .map(files -> JsonWriter.write(PolicySchemas.ofProject(files)));
    }

    private static void write(Invocation invocation, SortedMap<String, String> schemas, Path folder) {
        schemas.forEach((name, text) -> new OutputFile(folder.resolve(name + ".json")).write(text));
        if (!invocation.quiet()) {
            invocation
                    .terminal()
                    .err()
                    .println("gw: wrote " + schemas.size() + " schemas to " + invocation.shown(folder));
        }
    }

    /** The schemas go beside the settings, so that editors need no network. */
    private static Exit settings(Invocation invocation, String editor, SortedMap<String, String> schemas) {
        Path folder = invocation.value("--output").map(invocation::path).orElse(invocation.path(".gw/schemas"));
        write(invocation, schemas, folder);
        EditorSettings settings = new EditorSettings(invocation.directory(), folder, schemas.keySet());
        Optional<String> unwritten = settings.write(editor);
        unwritten.ifPresent(text -> {
            invocation.terminal().err().println("gw: the settings exist already; this belongs into them:");
            invocation.terminal().out().print(text);
        });
        return Exit.FINE;
    }
}
