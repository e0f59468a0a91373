package dev.gw.cli;

import dev.gw.diagnostic.report.ReportFormat;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Declares options without annotations, which cost a cold start more than all the rest of the command line. */
final class Options {
    private Options() {}

    /** A command with the options that every command takes. */
    static CommandSpec command(String name, String what) {
        CommandSpec spec = CommandSpec.create().name("gw " + name);
        spec.usageMessage().description(what).autoWidth(false);
        return globals(spec);
    }

    /** The options that every command takes, before or behind its name. */
    static CommandSpec globals(CommandSpec spec) {
        spec.addOption(value("DIR", "Run as if started in DIR", "-C"));
        spec.addOption(choice("WHEN", "Colour: auto, always or never", List.of("auto", "always", "never"), "--color"));
        spec.addOption(flag("Say nothing but problems", "-q", "--quiet"));
        spec.addOption(flag("Show this help", "-h", "--help"));
        return spec;
    }

    /** How the problems are reported. */
    static CommandSpec reporting(CommandSpec spec) {
        List<String> formats = ReportFormat.names();
        spec.addOption(choice("FORMAT", "Report as " + String.join(", ", formats), formats, "--report"));
        return spec.addOption(value("FILE", "Write the report to FILE", "--report-file"));
    }

    /** What a project is told from outside. */
    static CommandSpec inputs(CommandSpec spec) {
        spec.addOption(value("NAME", "Lay the environment's overlay over the base", "-e", "--env"));
        spec.addOption(values("NAME=VALUE", "Set a value; may be repeated", "--set"));
        spec.addOption(values("FILE", "Take values from FILE; later files win", "--values"));
        return spec.addOption(flag("Treat doubts as errors", "--strict"));
    }

    private static OptionSpec.Builder named(String... names) {
        return OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length));
    }

    static OptionSpec flag(String what, String... names) {
        return named(names).arity("0").type(boolean.class).description(what).build();
    }

    static OptionSpec value(String label, String what, String... names) {
        return named(names)
                .arity("1")
                .type(String.class)
                .paramLabel(label)
                .description(what)
                .build();
    }

    static OptionSpec choice(String label, String what, List<String> choices, String... names) {
        return named(names)
                .arity("1")
                .type(String.class)
                .paramLabel(label)
                .completionCandidates(choices)
                .description(what)
                .build();
    }

    /**
     * The words with a value behind each option that may stand without: picocli would take the next word for it, though
     * that may be an argument.
     */
    static String[] spelledOut(CommandLine parser, List<String> words) {
        return words.stream()
                .map(word -> {
                    OptionSpec option = parser.getCommandSpec().optionsMap().get(word);
                    return option == null
                                    || option.fallbackValue() == null
                                    || option.fallbackValue().isEmpty()
                            ? word
                            : word + "=" + option.fallbackValue();
                })
                .toArray(String[]::new);
    }

    /** An option whose value, behind an equals sign, may be left out; it then has the one that is usual. */
    static OptionSpec optional(String label, String what, List<String> choices, String usual, String... names) {
        return named(names)
                .arity("0..1")
                .fallbackValue(usual)
                .type(String.class)
                .paramLabel(label)
                .completionCandidates(choices)
                .description(what)
                .build();
    }

    static OptionSpec values(String label, String what, String... names) {
        return named(names)
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(what)
                .build();
    }

    static PositionalParamSpec arguments(String label, String what, String arity) {
        return PositionalParamSpec.builder()
                .index("0..*")
                .arity(arity)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(what)
                .build();
    }

    /** The parser for a command. */
    static CommandLine parser(CommandSpec spec) {
        return new CommandLine(spec)
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setUsageHelpAutoWidth(false);
    }
}
