package dev.gw.cli.drill;

import dev.gw.cli.command.Invocation;
import dev.gw.cli.output.OutputFile;
import java.util.function.Function;

/**
 * The files that the command line asks reports to be written to.
 *
 * @param invocation names them
 */
record ReportFiles(Invocation invocation) {
    /** Writes a report in a format, where the option for it names a file. */
    <T> void write(String option, T report, Function<T, String> format) {
        invocation
                .value(option)
                .map(invocation::path)
                .ifPresent(file -> new OutputFile(file).write(format.apply(report)));
    }
}
