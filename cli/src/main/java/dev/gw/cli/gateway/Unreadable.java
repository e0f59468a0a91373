package dev.gw.cli.gateway;

import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.output.Reporting;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.report.Findings;

/** Ends a run whose sides could not all be read. */
final class Unreadable {
    private Unreadable() {}

    /** Reports why; a gateway that gave no answer has an exit code of its own. */
    static Exit report(Invocation invocation, Diagnostics out) {
        boolean silent = out.sorted().stream().anyMatch(found -> found.code() == Code.GW1702);
        new Reporting(invocation).report(Findings.of(out.sorted()), false);
        return silent ? Exit.UNREACHABLE : Exit.PROBLEMS;
    }
}
