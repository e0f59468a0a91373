package dev.gw.cli.build;

import dev.gw.assemble.Project;
import dev.gw.cli.output.OutputException;
import dev.gw.cli.project.PluginFolder;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folders of custom Lua plugins that a bundle uses.
 *
 * @param byName the folder of each plugin
 */
record LuaFolders(SortedMap<String, Path> byName) {
    static LuaFolders of(Project project, Optional<String> env, Bundle bundle) {
        SortedMap<String, Path> folders = new TreeMap<>();
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            for (String place : project.settings(env).plugins()) {
                Path folder = project.root().resolve(place).resolve(String.valueOf(plugin.name()));
                if (new PluginFolder(folder).file("handler").isPresent()) {
                    folders.put(String.valueOf(plugin.name()), folder);
                }
            }
        }
        return new LuaFolders(folders);
    }

    /** The folders as they are called from another one: {@code ./plugins/hello}. */
    Map<String, String> within(Path root) {
        Map<String, String> names = new TreeMap<>();
        byName.forEach((name, folder) ->
                names.put(name, "./" + root.relativize(folder).toString().replace('\\', '/')));
        return names;
    }

    /** The texts of the files by plugin and name; those in folders below are not among them. */
    SortedMap<String, Map<String, String>> files() {
        SortedMap<String, Map<String, String>> files = new TreeMap<>();
        byName.forEach((name, folder) -> {
            Map<String, String> texts = new TreeMap<>();
            lua(folder, 1).forEach(file -> texts.put(file.getFileName().toString(), text(file)));
            files.put(name, texts);
        });
        return files;
    }

    /** A file that lies in a folder within a plugin's. */
    Optional<Path> nested() {
        return byName.values().stream()
                .flatMap(folder ->
                        lua(folder, Integer.MAX_VALUE).stream().filter(file -> !folder.equals(file.getParent())))
                .findFirst();
    }

    private static List<Path> lua(Path folder, int depth) {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(file -> file.toString().endsWith(".lua")).sorted().toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static OutputException unreadable(Path path, IOException problem) {
        return new OutputException("can't read " + path + ": " + problem.getMessage(), problem);
    }
}
