package dev.gw.cli.output;

import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is written for somebody else to run, and the names that Kubernetes takes. */
public final class Exported {
    /** Services have to begin with a letter. */
    private static final Pattern LABEL = Pattern.compile("[a-z]([a-z0-9-]{0,50}[a-z0-9])?");

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    /** What YAML takes for something else than a text. */
    private static final Pattern NO_TEXT =
            Pattern.compile("true|false|null|yes|no|on|off|y|n|[0-9]+|[0-9]+e[0-9]+|0x[0-9a-f]+|0o[0-7]+");

    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@-]{0,250}");

    private Exported() {}

    /** Whether a name is one that Kubernetes takes. */
    public static boolean isLabel(String name) {
        return LABEL.matcher(name).matches() && !NO_TEXT.matcher(name).matches();
    }

    /** The name that an option gives. */
    public static String label(String option, String value) {
        if (!isLabel(value)) {
            throw new UsageException(
                    option + " takes up to 52 lower-case letters, digits and hyphens, a letter first, but"
                            + " no word such as true; this is none: " + value);
        }
        return value;
    }

    /** The namespace that {@code --namespace} gives. */
    public static String namespace(String value) {
        if (NO_TEXT.matcher(value).matches()) {
            throw new UsageException("--namespace is " + value + ", which YAML takes for something else than a name");
        }
        return valid("--namespace", NAMESPACE, value);
    }

    /** The image that {@code --image} gives. */
    public static String image(String value) {
        return valid("--image", IMAGE, value);
    }

    /** The value of an option, where it is as it has to be. */
    public static String valid(String option, Pattern pattern, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new UsageException(option + " is " + value + ", which Kubernetes does not take");
        }
        return value;
    }

    /** Writes a text where {@code --output} says; to standard output otherwise. */
    public static void write(Invocation invocation, String text) {
        Optional<String> file = invocation.value("--output").filter(name -> !name.equals("-"));
        if (file.isEmpty()) {
            invocation.terminal().out().print(text);
        } else {
            Path path = invocation.path(file.get());
            boolean changed = new OutputFile(path).write(text);
            if (!invocation.quiet()) {
                invocation
                        .terminal()
                        .err()
                        .println("gw: " + (changed ? "wrote " : "unchanged: ") + invocation.shown(path));
            }
        }
    }
}
