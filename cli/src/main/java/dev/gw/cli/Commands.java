package dev.gw.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All commands by name, in the order help lists them. One is made only when it is needed. */
final class Commands {
    private static final Map<String, Supplier<Command>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("init", InitCommand::new);
        ALL.put("build", BuildCommand::new);
        ALL.put("check", CheckCommand::new);
        ALL.put("fmt", FmtCommand::new);
        ALL.put("serve", ServeCommand::new);
        ALL.put("token", TokenCommand::new);
        ALL.put("drill", DrillCommand::new);
        ALL.put("explain", ExplainCommand::new);
        ALL.put("export", ExportCommand::new);
        ALL.put("keys", KeysCommand::new);
        ALL.put("diff", DiffCommand::new);
        ALL.put("schema", SchemaCommand::new);
        ALL.put("completion", CompletionCommand::new);
        ALL.put("help", HelpCommand::new);
    }

    private Commands() {}

    static Set<String> names() {
        return Collections.unmodifiableSet(ALL.keySet());
    }

    static @Nullable Command named(String name) {
        Supplier<Command> maker = ALL.get(name);
        return maker == null ? null : maker.get();
    }

    /** The command of that name; a wrong name is a wrong use. */
    static Command require(String name) {
        Command command = named(name);
        if (command == null) {
            throw new UsageException("unknown command " + name, name, names());
        }
        return command;
    }
}
