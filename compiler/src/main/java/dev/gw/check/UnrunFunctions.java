package dev.gw.check;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.lua.SchemaCode;
import dev.gw.source.Span;

/** Says which checks of plugins' own could not be run, so that nobody takes their silence for a verdict. */
final class UnrunFunctions {
    private UnrunFunctions() {}

    static void report(CheckSettings settings, Diagnostics out) {
        settings.customPlugins().forEach((plugin, schema) -> {
            for (String reason : SchemaCode.unable(schema)) {
                String message = "a check in the schema of " + plugin + " was not run: " + reason;
                out.add(Diagnostic.of(Code.GW1505, Span.nowhere(), message)
                        .help("Kong runs it; here its fields are held to the rest of the schema only"));
            }
        });
    }
}
