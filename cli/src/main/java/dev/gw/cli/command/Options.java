package dev.gw.cli.command;

import dev.gw.diagnostic.report.ReportFormat;
import java.util.List;

/** Ways to declare options. */
public final class Options {
    private Options() {}

    /** A command with the options that every command takes. */
    public static CommandSpec command(String name, String what) {
        return globals(new CommandSpec("gw " + name, what));
    }

    /** The options that every command takes, before or behind its name. */
    public static CommandSpec globals(CommandSpec spec) {
        spec.addOption(value("DIR", "Run as if started in DIR", "-C"));
        spec.addOption(choice("WHEN", "Colour: auto, always or never", List.of("auto", "always", "never"), "--color"));
        spec.addOption(flag("Say nothing but problems", "-q", "--quiet"));
        spec.addOption(flag("Show this help", "-h", "--help"));
        return spec;
    }

    /** How the problems are reported. */
    public static CommandSpec reporting(CommandSpec spec) {
        List<String> formats = ReportFormat.names();
        spec.addOption(choice("FORMAT", "Report as " + String.join(", ", formats), formats, "--report"));
        return spec.addOption(value("FILE", "Write the report to FILE", "--report-file"));
    }

    /** What a project is told from outside. */
    public static CommandSpec inputs(CommandSpec spec) {
        spec.addOption(value("NAME", "Lay the environment's overlay over the base", "-e", "--env"));
        spec.addOption(values("NAME=VALUE", "Set a value; may be repeated", "--set"));
        spec.addOption(values("FILE", "Take values from FILE; later files win", "--values"));
        return spec.addOption(flag("Treat doubts as errors", "--strict"));
    }

    /** An option without a value. */
    public static OptionSpec flag(String what, String... names) {
        return new OptionSpec(List.of(names), OptionSpec.Kind.FLAG, "", what, List.of(), "");
    }

    /** An option with one value. */
    public static OptionSpec value(String label, String what, String... names) {
        return new OptionSpec(List.of(names), OptionSpec.Kind.VALUE, label, what, List.of(), "");
    }

    /** An option with one value of a fixed set. */
    public static OptionSpec choice(String label, String what, List<String> choices, String... names) {
        return new OptionSpec(List.of(names), OptionSpec.Kind.VALUE, label, what, choices, "");
    }

    /** An option whose value, behind an equals sign, may be left out; it then has the one that is usual. */
    public static OptionSpec optional(String label, String what, List<String> choices, String usual, String... names) {
        return new OptionSpec(List.of(names), OptionSpec.Kind.OPTIONAL, label, what, choices, usual);
    }

    /** An option that may be given more than once. */
    public static OptionSpec values(String label, String what, String... names) {
        return new OptionSpec(List.of(names), OptionSpec.Kind.VALUES, label, what, List.of(), "");
    }

    /** What stands beside the options. */
    public static CommandSpec.Arguments arguments(String label, String what, String arity) {
        return new CommandSpec.Arguments(label, what, arity);
    }
}
