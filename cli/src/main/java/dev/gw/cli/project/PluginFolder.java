package dev.gw.cli.project;

import dev.gw.lua.SchemaLua;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with the files of one plugin of a project's own.
 *
 * @param path where it lies; its name is the plugin's
 */
public record PluginFolder(Path path) {
    private static final String LUA = ".lua";
    private static final int DEPTH = 8;

    /** The plugin's name. */
    String name() {
        return String.valueOf(path.getFileName());
    }

    /** The file of a module, {@code NAME.lua} or {@code NAME/init.lua} as Lua looks for it; empty where there is none. */
    public Optional<Path> file(String module) {
        return Stream.of(path.resolve(module + LUA), path.resolve(module).resolve("init" + LUA))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * The Lua files by their names without ending, with dots for folders: "handler", "lib.text".
     *
     * @throws IOException where one can't be read
     */
    Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(path, DEPTH)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = path.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(LUA)) {
                    String module = name.substring(0, name.length() - LUA.length());
                    sources.put(module.replace('/', '.'), Files.readString(file));
                }
            }
        }
        return sources;
    }

    /**
     * The Lua files of the folders beside it, by the names of their modules.
     *
     * @throws IOException where one can't be read
     */
    Map<String, String> beside() throws IOException {
        Map<String, String> modules = new TreeMap<>();
        try (Stream<Path> others = Files.list(Objects.requireNonNull(path.getParent()))) {
            for (Path other : others.filter(Files::isDirectory).sorted().toList()) {
                if (!other.equals(path)) {
                    PluginFolder folder = new PluginFolder(other);
                    folder.sources().forEach((file, text) -> modules.put(SchemaLua.module(folder.name(), file), text));
                }
            }
        }
        return modules;
    }
}
