package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.krakend.Ledger;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.policy.Policy;
import dev.gw.policy.type.Jwks;
import java.util.List;
import java.util.Optional;

/** What is written beside services, routes and their plugins: consumers, and what hangs on them; certificates. */
final class Consumers {
    private static final String NONE = "KrakenD has no consumers";
    private static final List<EntityKind> HARMLESS = List.of(
            EntityKind.CERTIFICATES, EntityKind.SNIS, EntityKind.CA_CERTIFICATES, EntityKind.KEYS, EntityKind.KEY_SETS);

    private final Bundle bundle;
    private final Intent intent;
    private final Ledger ledger;

    Consumers(Work work) {
        this.bundle = work.bundle();
        this.intent = work.intent();
        this.ledger = work.ledger();
    }

    void account() {
        tiers();
        for (Entity consumer : bundle.all(EntityKind.CONSUMERS)) {
            if (!intent.isMadeBy("jwks", consumer.span())) {
                ledger.dropped(Origin.subject(consumer), "", consumer.span(), NONE);
            }
        }
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            if (plugin.foreignId("consumer") != null) {
                plugin(plugin);
            }
        }
        for (EntityKind kind : EntityKind.values()) {
            if (kind.isCredential() && kind != EntityKind.JWT_SECRETS || kind == EntityKind.ACLS) {
                bundle.all(kind)
                        .forEach(entity -> ledger.dropped(
                                kind.words() + " of a consumer",
                                "",
                                entity.span(),
                                NONE + ", and none of their credentials"));
            } else if (kind == EntityKind.JWT_SECRETS) {
                bundle.all(kind).forEach(this::key);
            } else if (HARMLESS.contains(kind)) {
                bundle.all(kind)
                        .forEach(entity -> ledger.dropped(
                                Origin.subject(entity),
                                "",
                                entity.span(),
                                "KrakenD reads certificates and keys from files"));
            } else if (kind == EntityKind.FILTER_CHAINS) {
                bundle.all(kind)
                        .forEach(entity -> ledger.refused(
                                Code.GW1710,
                                Origin.subject(entity),
                                "",
                                entity.span(),
                                "KrakenD runs no WASM filters",
                                ""));
            }
        }
    }

    private void key(Entity secret) {
        boolean locked = intent.all().stream()
                .filter(policy -> Intent.type(policy).equals("jwks"))
                .anyMatch(
                        policy -> secret.span().file().name().endsWith(Jwks.lockFile(policy.name(), policy.fields())));
        if (locked) {
            ledger.changed("jwt secret of a consumer", "", secret.span(), "KrakenD asks the issuer for its keys");
        } else {
            ledger.dropped("jwt secret of a consumer", "", secret.span(), NONE + ", and none of their credentials");
        }
    }

    /** Each tier once, where it was written. */
    private void tiers() {
        for (Policy policy : intent.all()) {
            if (Intent.type(policy).equals("tiers")) {
                for (MapNode.Entry tier : policy.entries("tiers")) {
                    ledger.refused(
                            Code.GW1712,
                            "policy " + policy.name(),
                            "tiers." + tier.name(),
                            tier.key().span(),
                            "its members are consumers, and " + NONE + ", so they would not be limited as it says",
                            "tell callers apart by what their token says: the plugin caller-limits");
                }
            }
        }
    }

    private void plugin(Entity plugin) {
        Optional<Policy> policy = intent.holder(plugin.span());
        if (policy.isPresent() && Intent.type(policy.get()).equals("tiers")) {
            return;
        }
        String name = String.valueOf(plugin.name());
        boolean limit = name.contains("limit");
        ledger.refused(
                limit ? Code.GW1712 : Code.GW1710,
                "plugin " + name + " on a consumer",
                "",
                plugin.span(),
                limit ? NONE + ", so nobody would be limited by it" : NONE,
                "");
    }
}
