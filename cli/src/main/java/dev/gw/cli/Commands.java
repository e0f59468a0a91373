package dev.gw.cli;

import dev.gw.cli.build.BuildCommand;
import dev.gw.cli.build.CheckCommand;
import dev.gw.cli.build.ExportCommand;
import dev.gw.cli.build.FmtCommand;
import dev.gw.cli.build.ImportCommand;
import dev.gw.cli.build.InitCommand;
import dev.gw.cli.build.KeysCommand;
import dev.gw.cli.build.SchemaCommand;
import dev.gw.cli.command.Command;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.drill.DrillCommand;
import dev.gw.cli.drill.K6Export;
import dev.gw.cli.explain.ExplainCommand;
import dev.gw.cli.gateway.DiffCommand;
import dev.gw.cli.gateway.DriftCommand;
import dev.gw.cli.gateway.DumpCommand;
import dev.gw.cli.gateway.PushCommand;
import dev.gw.cli.gateway.StatusCommand;
import dev.gw.cli.quota.PluginCommand;
import dev.gw.cli.quota.QuotaCommand;
import dev.gw.cli.quota.QuotaSyncCommand;
import dev.gw.cli.serve.ServeCommand;
import dev.gw.cli.serve.TokenCommand;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All commands by name, in the order help lists them. One is made only when it is needed. */
final class Commands {
    private static final List<String> NAMES = List.of(
            "init",
            "import",
            "build",
            "check",
            "fmt",
            "explain",
            "diff",
            "push",
            "dump",
            "drift",
            "status",
            "serve",
            "token",
            "drill",
            "keys",
            "plugin",
            "quota",
            "quota-sync",
            "export",
            "schema",
            "completion",
            "help");

    private Commands() {}

    static Collection<String> names() {
        return NAMES;
    }

    /** A switch, and not a map of constructors: those are made at run time, one by one, at every start. */
    static @Nullable Command named(String name) {
        return switch (name) {
            case "init" -> new InitCommand();
            case "import" -> new ImportCommand();
            case "build" -> new BuildCommand();
            case "check" -> new CheckCommand();
            case "fmt" -> new FmtCommand();
            case "explain" -> new ExplainCommand();
            case "diff" -> new DiffCommand();
            case "push" -> new PushCommand();
            case "dump" -> new DumpCommand();
            case "drift" -> new DriftCommand();
            case "status" -> new StatusCommand();
            case "serve" -> new ServeCommand();
            case "token" -> new TokenCommand();
            case "drill" -> new DrillCommand();
            case "keys" -> new KeysCommand();
            case "plugin" -> new PluginCommand();
            case "quota" -> new QuotaCommand();
            case "quota-sync" -> new QuotaSyncCommand();
            case "export" -> new ExportCommand(new K6Export());
            case "schema" -> new SchemaCommand();
            case "completion" -> new CompletionCommand();
            case "help" -> new HelpCommand();
            default -> null;
        };
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
