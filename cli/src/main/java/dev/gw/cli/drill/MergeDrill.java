package dev.gw.cli.drill;

import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Terminal;
import dev.gw.cli.command.UsageException;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.merge.Merging;
import dev.gw.drill.merge.Parts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code gw drill merge}: judges the results of several machines as those of one run. */
final class MergeDrill {
    private final Invocation invocation;
    private final Terminal terminal;
    private final List<String> files;

    MergeDrill(Invocation invocation, List<String> files) {
        this.invocation = invocation;
        this.terminal = invocation.terminal();
        this.files = files;
    }

    Exit run() {
        if (files.isEmpty()) {
            throw new UsageException("say which results: gw drill merge RESULT…");
        }
        Parts parts = new Parts();
        for (String file : files) {
            String problem = add(parts, file);
            if (problem != null) {
                return problem(file + ": " + problem);
            }
        }
        String difference = parts.difference();
        if (difference != null) {
            return problem(difference);
        }
        LoadResult result = Merging.of(parts);
        LoadReporting reporting = new LoadReporting(invocation);
        reporting.write(result);
        return LoadReporting.exit(invocation, result, /* interrupted= */ false);
    }

    private @Nullable String add(Parts parts, String file) {
        Path path = invocation.path(file);
        try {
            // logs of pods may hold anything beside results
            return parts.add(file, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return Files.exists(path) ? "it can't be read" : "there is no such file";
        }
    }

    private Exit problem(String what) {
        terminal.err().println("gw: " + what);
        return Exit.PROBLEMS;
    }
}
