package dev.gw.drill.load;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.scenario.Fault;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.ScenarioFile;
import dev.gw.runtime.server.Transport;
import dev.gw.source.SourceFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Runs of scenarios that are written down in tests. */
public final class Runs {
    private Runs() {}

    /** The scenario of a text. */
    public static Scenario scenario(String yaml) {
        Diagnostics out = new Diagnostics();
        return ScenarioFile.read(SourceFile.of("drills/test.yml", yaml), Path.of("."), Map.of(), out)
                .orElseThrow(() -> new IllegalArgumentException(out.sorted().toString()));
    }

    static LoadResult run(String yaml, Where where) {
        return run(yaml, where, () -> false);
    }

    static LoadResult run(String yaml, Where where, BooleanSupplier stopped) {
        return run(scenario(yaml), where, stopped);
    }

    static LoadResult run(String yaml, Where where, int most) {
        return run(scenario(yaml), where, most, () -> false);
    }

    static LoadResult run(Scenario scenario, Where where, BooleanSupplier stopped) {
        return run(scenario, where, 1_000_000, stopped);
    }

    private static LoadResult run(Scenario scenario, Where where, int most, BooleanSupplier stopped) {
        Transport transport = Transport.start(1);
        FaultMaker none = new FaultMaker() {
            @Override
            public void begin(Fault fault) {}

            @Override
            public void end(Fault fault) {}
        };
        Windows windows = new Windows() {
            @Override
            public long next(String window) {
                return 0;
            }

            @Override
            public long number(String window) {
                return 0;
            }
        };
        try {
            LoadRun.World world = new LoadRun.World(
                    transport,
                    where,
                    Badges.NONE,
                    none,
                    windows,
                    false,
                    Clock.systemUTC(),
                    Runnable::run,
                    most,
                    List.of());
            return new LoadRun(scenario, world).run(stopped, progress -> {});
        } finally {
            transport.close();
        }
    }
}
