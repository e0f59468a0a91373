package dev.gw.cli.build;

import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.output.OutputFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a build's product goes.
 *
 * @param invocation the command line
 * @param file the file; empty for standard output
 */
record Target(Invocation invocation, Optional<Path> file) {
    boolean isStandardOutput() {
        return file.isEmpty();
    }

    Exit deliver(Product product) {
        if (file.isEmpty()) {
            invocation.terminal().out().print(text(product, ""));
            return Exit.FINE;
        }
        OutputFile output = new OutputFile(file.get());
        String text = text(product, file.get().toString());
        if (invocation.flag("--check")) {
            return compare(output, text);
        }
        boolean changed = output.write(text);
        if (invocation.flag("--map")) {
            new OutputFile(file.get().resolveSibling(file.get().getFileName() + ".map.json")).write(product.map());
        }
        say((changed ? "wrote " : "unchanged: ") + shown() + " (" + product.size() + ")");
        return Exit.FINE;
    }

    private Exit compare(OutputFile output, String text) {
        if (output.holds(text)) {
            say(shown() + " is up to date");
            return Exit.FINE;
        }
        invocation.terminal().err().println("gw: " + shown() + " is not up to date; run gw build");
        return Exit.DIFFERENT;
    }

    private String text(Product product, String name) {
        String usual = name.endsWith(".json") ? "json" : "yaml";
        String format = invocation.value("--format").orElse(usual);
        return format.equals("json") ? product.json() : product.yaml();
    }

    private String shown() {
        return invocation.shown(file.orElseThrow());
    }

    private void say(String text) {
        if (!invocation.quiet()) {
            invocation.terminal().err().println("gw: " + text);
        }
    }
}
