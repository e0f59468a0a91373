package dev.gw.cli.gateway;

import dev.gw.admin.AdminClient;
import dev.gw.admin.GatewayReader;
import dev.gw.admin.LiveConfig;
import dev.gw.check.CheckResult;
import dev.gw.check.CheckSettings;
import dev.gw.check.CheckSettings.Edition;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Severity;
import dev.gw.document.MapNode;
import dev.gw.model.RouterFlavor;
import dev.gw.source.Span;
import java.util.Map;
import java.util.Optional;

/**
 * A running gateway as one side of a comparison.
 *
 * @param config what it runs
 * @param side the same, checked
 */
record LiveSide(LiveConfig config, Side side) {
    /**
     * Reads and checks it; empty, with diagnostics, where it can't be had.
     *
     * @param plugins the schemas of plugins that Kong does not bring
     */
    static Optional<LiveSide> read(AdminClient client, Map<String, MapNode> plugins, Diagnostics out) {
        Optional<LiveConfig> config = GatewayReader.read(client, out);
        return config.flatMap(live -> checked(client.name(), live, plugins, out));
    }

    private static Optional<LiveSide> checked(
            String name, LiveConfig live, Map<String, MapNode> plugins, Diagnostics out) {
        CheckSettings settings =
                new CheckSettings(RouterFlavor.TRADITIONAL_COMPATIBLE, Edition.OSS, /* strict= */ false, plugins);
        CheckResult result = Checker.check(live.document(), settings);
        if (result.bundle().isEmpty()) {
            out.add(Diagnostic.of(Code.GW1703, Span.nowhere(), "what " + name + " runs can't be understood"));
            result.diagnostics().stream()
                    .filter(found -> found.severity() == Severity.ERROR)
                    .forEach(out::add);
            return Optional.empty();
        }
        return Optional.of(new LiveSide(live, new Side(name, result.bundle().get(), Map.of())));
    }
}
