package dev.gw.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.schema.KongSchemas;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diff.BundleDiff;
import dev.gw.diff.Configs;
import dev.gw.model.Bundle;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads gateways and pushes to them, as the command does. */
final class Gateways {
    static final KongSchemas SCHEMAS = KongSchemas.of(/* expressions= */ false, Map.of());
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private Gateways() {}

    static AdminClient client(URI base) {
        try {
            return new AdminClient(AdminSettings.of(base), count -> {});
        } catch (TlsProblem e) {
            throw new IllegalStateException(e);
        }
    }

    static Bundle read(AdminClient gateway) {
        Diagnostics out = new Diagnostics();
        Optional<LiveConfig> live = GatewayReader.read(gateway, out);
        assertThat(live).as("%s", out.sorted()).isPresent();
        return Configs.bundle(live.orElseThrow().document());
    }

    static PushPlan plan(AdminClient gateway, Bundle desired, String... tags) {
        Diagnostics out = new Diagnostics();
        Optional<PushPlan> plan = PlanMaker.plan(read(gateway), desired, SCHEMAS, new Ownership(List.of(tags)), out);
        assertThat(plan).as("%s", out.sorted()).isPresent();
        return plan.orElseThrow();
    }

    static Push.Result push(AdminClient gateway, Bundle desired, String... tags) {
        return push(gateway, plan(gateway, desired, tags));
    }

    static Push.Result push(AdminClient gateway, PushPlan plan) {
        return new Push(gateway, CLOCK, count -> {}, step -> {}).run(plan);
    }

    static BundleDiff difference(AdminClient gateway, Bundle desired) {
        return Configs.diff(read(gateway), desired);
    }
}
