package dev.gw.cli;

import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.OptionSpec;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model;

/** The help of a command, laid out by picocli: only who asks for help waits for it to load. */
final class UsageText {
    private static final int WIDTH = 80;

    private UsageText() {}

    static String of(CommandSpec command, boolean colour) {
        return render(spec(command), colour);
    }

    /** All commands with a line each. */
    static String overview(CommandSpec gw, boolean colour) {
        Model.CommandSpec root = spec(gw);
        root.usageMessage().footer("", "gw help COMMAND explains a command, gw help GW1203 a code.");
        for (String name : Commands.names()) {
            CommandSpec command = Commands.require(name).spec();
            Model.CommandSpec sub = spec(command);
            sub.usageMessage().header(command.description());
            root.addSubcommand(name, new CommandLine(sub));
        }
        return render(root, colour);
    }

    private static Model.CommandSpec spec(CommandSpec command) {
        Model.CommandSpec spec = Model.CommandSpec.create().name(command.name());
        spec.usageMessage().description(command.description()).autoWidth(false);
        for (OptionSpec option : command.options()) {
            spec.addOption(option(option));
        }
        CommandSpec.Arguments arguments = command.arguments();
        if (arguments != null) {
            spec.addPositional(Model.PositionalParamSpec.builder()
                    .index("0..*")
                    .arity(arguments.arity())
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .paramLabel(arguments.label())
                    .description(arguments.description())
                    .build());
        }
        return spec;
    }

    private static Model.OptionSpec option(OptionSpec option) {
        List<String> names = option.names();
        Model.OptionSpec.Builder builder = Model.OptionSpec.builder(
                names.get(0), names.subList(1, names.size()).toArray(String[]::new));
        builder.description(option.description()).arity(option.takesValue() ? "1" : "0");
        return switch (option.kind()) {
            case FLAG -> builder.type(boolean.class).build();
            case OPTIONAL ->
                builder.arity("0..1")
                        .fallbackValue(option.usual())
                        .type(String.class)
                        .paramLabel(option.label())
                        .build();
            case VALUE -> builder.type(String.class).paramLabel(option.label()).build();
            case VALUES ->
                builder.type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel(option.label())
                        .build();
        };
    }

    private static String render(Model.CommandSpec spec, boolean colour) {
        CommandLine.Help.ColorScheme scheme = CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF);
        spec.usageMessage().width(WIDTH).sortOptions(false).abbreviateSynopsis(true);
        return new CommandLine(spec).setUsageHelpAutoWidth(false).getUsageMessage(scheme);
    }
}
