package dev.gw.cli.project;

import dev.gw.assemble.Project;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.SourceReader;
import dev.gw.lua.SchemaLua;
import dev.gw.lua.SchemaReading;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The plugins of a project's own: folders that hold {@code schema.json} or {@code schema.lua}. */
final class CustomPlugins {
    /** What a plugin may have for the gateway itself. */
    private static final Map<String, String> NEVER_LOADED = new TreeMap<>(Map.of(
            "api", "endpoints of the Admin API",
            "daos", "entities of its own",
            "status_api", "endpoints of the status API"));

    private final Map<String, MapNode> schemas = new HashMap<>();
    private final Project project;
    private final Diagnostics out;

    private CustomPlugins(Project project, Diagnostics out) {
        this.project = project;
        this.out = out;
    }

    /** Those in the folders, which are relative to the project's. */
    static CustomPlugins in(Project project, List<String> folders, Diagnostics out) {
        CustomPlugins plugins = new CustomPlugins(project, out);
        for (String folder : folders) {
            Path place = project.root().resolve(folder);
            if (Files.isDirectory(place)) {
                plugins.list(place).stream().filter(Files::isDirectory).forEach(plugins::read);
            }
        }
        return plugins;
    }

    /** The schemas by the plugins' names. */
    Map<String, MapNode> schemas() {
        return schemas;
    }

    private List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            out.add(Diagnostic.of(Code.GW1001, Span.nowhere(), project.shown(folder) + " can't be read"));
            return List.of();
        }
    }

    private void read(Path path) {
        PluginFolder folder = new PluginFolder(path);
        Path json = path.resolve("schema.json");
        if (Files.isRegularFile(json)) {
            SourceReader.read(json, project.shown(json), out)
                    .flatMap(source -> DocumentReader.read(source, Dialect.SOURCE, out))
                    .ifPresent(node -> json(folder.name(), node));
        } else {
            folder.file("schema")
                    .flatMap(lua -> SourceReader.read(lua, project.shown(lua), out))
                    .ifPresent(source -> lua(folder, source));
        }
        NEVER_LOADED.forEach((module, what) -> folder.file(module).ifPresent(file -> {
            String message =
                    folder.name() + " brings " + what + " (" + project.shown(file) + "), which gw does not load";
            out.add(Diagnostic.of(Code.GW1505, Span.nowhere(), message)
                    .help("Kong loads them; here requests to them are answered as if they were not there"));
        }));
    }

    private void json(String name, Node node) {
        if (node instanceof MapNode schema && schema.has("fields")) {
            schemas.put(name, schema);
        } else {
            String message = "the schema of " + name + " has no fields, which every plugin's schema has";
            out.add(Diagnostic.of(Code.GW1503, node.span(), message));
        }
    }

    private void lua(PluginFolder folder, SourceFile source) {
        String name = folder.name();
        try {
            // most need no other file, and one that does says so
            boolean isAlone = !source.text().contains("kong.plugins");
            SchemaReading reading = isAlone
                    ? SchemaLua.read(name, Map.of("schema", source.text()))
                    : SchemaLua.read(name, folder.sources(), folder.beside());
            lua(name, source, reading);
        } catch (IOException e) {
            out.add(Diagnostic.of(Code.GW1001, Span.nowhere(), project.shown(folder.path()) + " can't be read"));
        }
    }

    private void lua(String name, SourceFile source, SchemaReading reading) {
        MapNode schema = reading.schema();
        if (schema != null) {
            schemas.put(name, schema);
        }
        String cant = "the schema of " + name + " can't be used: ";
        if (reading.problem() != null) {
            out.add(Diagnostic.of(Code.GW1503, new Span(source, 0, 0), cant + reading.problem()));
        }
        SchemaPlaces places = new SchemaPlaces(source);
        for (SchemaReading.Mistake mistake : reading.mistakes()) {
            out.add(Diagnostic.of(Code.GW1503, places.of(mistake.path()), cant + mistake));
        }
        for (String note : reading.notes()) {
            String path = note.substring(0, note.indexOf(':'));
            out.add(Diagnostic.of(Code.GW1505, places.of(path), "in the schema of " + name + ", " + note));
        }
    }
}
