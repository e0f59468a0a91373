package dev.gw.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command takes. Its own type, and not picocli's, because that alone would cost a third of a cold start. */
public final class CommandSpec {
    private final String name;
    private final String description;
    private final List<OptionSpec> options = new ArrayList<>();
    private @Nullable Arguments arguments;

    /**
     * What stands beside the options.
     *
     * @param label what messages call one
     * @param arity how many there may be, as in {@code 0..*}
     */
    public record Arguments(String label, String description, String arity) {
        /** What messages call the first. */
        String firstLabel() {
            int blank = label.indexOf(' ');
            return blank < 0 ? label : label.substring(0, blank);
        }

        boolean isRequired() {
            return arity.startsWith("1");
        }

        /** Whether there may be so many. */
        boolean takes(int count) {
            String most = arity.substring(arity.lastIndexOf('.') + 1);
            return most.equals("*") || count <= Integer.parseInt(most);
        }
    }

    /**
     * A command without options yet.
     *
     * @param name as it is typed, {@code gw build}
     * @param description what it does, in a line
     */
    public CommandSpec(String name, String description) {
        this.name = name;
        this.description = description;
    }

    /** With one more option. */
    public CommandSpec addOption(OptionSpec option) {
        options.add(option);
        return this;
    }

    /** With arguments beside the options. */
    public CommandSpec addPositional(Arguments positional) {
        arguments = positional;
        return this;
    }

    /** As it is typed. */
    public String name() {
        return name;
    }

    /** What it does, in a line. */
    public String description() {
        return description;
    }

    /** The options, in the order of the help. */
    public List<OptionSpec> options() {
        return options;
    }

    /** The option of a name; null where there is none. */
    @Nullable
    OptionSpec option(String optionName) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).names().contains(optionName)) {
                return options.get(i);
            }
        }
        return null;
    }

    /** What stands beside the options; null for nothing. */
    @Nullable
    public Arguments arguments() {
        return arguments;
    }
}
