package dev.gw.cli.drill;

import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.UsageException;
import java.util.List;
import java.util.stream.Stream;

/** The uses of {@code gw drill}, each with the options that mean something to it. */
enum DrillUse {
    /** Checks that are derived from a configuration. */
    DERIVED("a drill that is derived", List.of("--mutate", "--http2")),
    /** A load that is written down. */
    SCENARIO("a scenario", List.of("--mutate", "--hgrm", "--openmetrics", "--baseline", "--seed", "--http2")),
    /** Requests that were recorded. */
    REPLAY(
            "drill replay",
            List.of(
                    "--http2",
                    "--pace",
                    "--compare",
                    "--mask",
                    "--ignore-header",
                    "--header",
                    "--host",
                    "--keep-secrets")),
    /** Results of many machines. */
    MERGE("drill merge", List.of("--hgrm", "--openmetrics"));

    private static final List<String> SENDING = List.of(
            "--target",
            "--allow-host",
            "--ca-cert",
            "--insecure",
            "--client-cert",
            "--client-key",
            "--max-time",
            "--max-requests");
    private static final List<String> REPORTING =
            List.of("--json", "--junit", "--markdown", "--csv", "--html", "--inconclusive");

    private final String what;
    private final List<String> own;

    DrillUse(String what, List<String> own) {
        this.what = what;
        this.own = own;
    }

    private boolean takes(String option) {
        return own.contains(option)
                || this != MERGE && SENDING.contains(option)
                || this != REPLAY && REPORTING.contains(option);
    }

    /** Nothing that was typed is left lying: an option of another use is refused. */
    void check(Invocation invocation) {
        Stream.of(values())
                .flatMap(use -> Stream.of(use.own, SENDING, REPORTING).flatMap(List::stream))
                .distinct()
                .filter(option -> !takes(option) && invocation.flag(option))
                .findFirst()
                .ifPresent(this::refuse);
    }

    private void refuse(String option) {
        List<String> takers = Stream.of(values())
                .filter(use -> use.takes(option))
                .map(use -> use.what)
                .toList();
        throw new UsageException(what + " takes no " + option + "; it is for " + String.join(", and ", takers));
    }
}
