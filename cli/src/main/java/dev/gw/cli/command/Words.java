package dev.gw.cli.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The words of a command line, told apart: options with their values, and arguments. */
public final class Words {
    private final CommandSpec spec;
    private final Map<String, List<String>> given = new HashMap<>();
    private final List<String> arguments = new ArrayList<>();

    private Words(CommandSpec spec) {
        this.spec = spec;
    }

    /** Reads the words behind a command's name. What does not fit is a {@link UsageException}. */
    public static Words read(CommandSpec spec, List<String> words) {
        Words read = new Words(spec);
        int next = 0;
        while (next < words.size()) {
            String word = words.get(next);
            if (word.equals("--")) {
                words.subList(next + 1, words.size()).forEach(read::argument);
                break;
            }
            boolean option = word.startsWith("-") && word.length() > 1;
            next = option ? read.option(words, next) : read.argument(word) + next;
        }
        CommandSpec.Arguments wanted = spec.arguments();
        if (wanted != null && wanted.isRequired() && read.arguments.isEmpty() && !read.has("--help")) {
            throw new UsageException(wanted.firstLabel() + " is missing");
        }
        return read;
    }

    private int argument(String word) {
        CommandSpec.Arguments wanted = spec.arguments();
        if (wanted == null || !wanted.takes(arguments.size() + 1)) {
            throw new UsageException("unexpected argument " + word);
        }
        arguments.add(word);
        return 1;
    }

    /** Takes an option in, with its value, and returns the place behind it. */
    private int option(List<String> words, int at) {
        String word = words.get(at);
        OptionSpec whole = spec.option(word);
        if (whole != null && !whole.takesValue()) {
            return take(whole, "", at + 1);
        }
        if (whole != null && whole.kind() == OptionSpec.Kind.OPTIONAL) {
            return take(whole, whole.usual(), at + 1);
        }
        if (whole != null) {
            if (at + 1 == words.size() || isOption(words.get(at + 1))) {
                throw new UsageException(whole.longestName() + " needs a value: " + whole.label());
            }
            return take(whole, words.get(at + 1), at + 2);
        }
        int equals = word.indexOf('=');
        boolean isLong = word.startsWith("--");
        String name = equals > 0 ? word.substring(0, equals) : word;
        OptionSpec before = spec.option(isLong || equals == 2 ? name : word.substring(0, 2));
        if (before == null || (isLong && equals < 0)) {
            throw unknown(name);
        }
        if (!before.takesValue()) {
            throw new UsageException(isLong ? before.longestName() + " takes no value" : "unknown option " + word);
        }
        return take(before, word.substring(isLong || equals == 2 ? equals + 1 : 2), at + 1);
    }

    /** Whether a word is an option that this command has, and so no value of another. */
    private boolean isOption(String word) {
        int equals = word.indexOf('=');
        return spec.option(equals > 0 ? word.substring(0, equals) : word) != null;
    }

    private int take(OptionSpec option, String value, int next) {
        List<String> values = given.computeIfAbsent(option.names().get(0), k -> new ArrayList<>(1));
        if (!values.isEmpty() && option.kind() != OptionSpec.Kind.VALUES) {
            throw new UsageException(option.longestName() + " is given twice");
        }
        values.add(value);
        return next;
    }

    /** An option may also be called by what it chooses: {@code --format} for {@code --report FORMAT}. */
    private UsageException unknown(String name) {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option : spec.options()) {
            if (!option.choices().isEmpty() && name.equals("--" + option.label().toLowerCase(Locale.ROOT))) {
                return new UsageException("unknown option " + name + "; did you mean " + option.longestName() + "?");
            }
            names.addAll(option.names());
        }
        return new UsageException("unknown option " + name, name, names);
    }

    /** Whether an option was given. */
    boolean has(String option) {
        return !values(option).isEmpty();
    }

    /** The value of an option; null where it is not given. */
    @Nullable
    public String value(String option) {
        List<String> values = values(option);
        return values.isEmpty() ? null : values.get(0);
    }

    /** All values of an option, in the order they were typed. */
    public List<String> values(String option) {
        OptionSpec known = spec.option(option);
        return known == null ? List.of() : given.getOrDefault(known.names().get(0), List.of());
    }

    /** What was typed beside the options. */
    public List<String> arguments() {
        return arguments;
    }
}
