package dev.gw.cli.quota;

import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.output.OutputFile;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.plugin.LuaTwin;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code gw plugin}: the plugins that gw brings for Kong, as Lua for a project to keep. */
public final class PluginCommand implements Command {
    private static final String FOLDER = "plugins";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("plugin", "Writes a Lua plugin that gw brings for Kong, or lists them.");
        return spec.addPositional(Options.arguments("NAME", "The plugin, then a folder (plugins)", "0..2"));
    }

    @Override
    public Exit run(Invocation invocation) {
        SortedMap<String, LuaTwin> known = PluginTypes.brought();
        List<String> words = invocation.arguments();
        if (words.isEmpty()) {
            known.keySet().forEach(invocation.terminal().out()::println);
            return Exit.FINE;
        }
        LuaTwin plugin = known.get(words.get(0));
        if (plugin == null) {
            throw new UsageException("gw brings no plugin " + words.get(0), words.get(0), known.keySet());
        }
        write(invocation, plugin, words.size() > 1 ? words.get(1) : FOLDER);
        return Exit.FINE;
    }

    /** Writes its files into a folder of plugins. */
    static void write(Invocation invocation, LuaTwin plugin, String folder) {
        new TreeMap<>(plugin.files()).forEach((name, text) -> {
            Path file = invocation.path(folder + "/" + plugin.name() + "/" + name);
            boolean changed = new OutputFile(file).write(text);
            if (!invocation.quiet()) {
                invocation
                        .terminal()
                        .err()
                        .println("gw: " + (changed ? "wrote " : "unchanged: ") + invocation.shown(file));
            }
        });
    }
}
