package dev.gw.runtime.plugin.acme;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.web.WebClient;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The plugin acme. */
public final class AcmeType implements PluginType {
    private final Consumer<String> log;

    /**
     * The plugin.
     *
     * @param log is told why a certificate could not be had
     */
    public AcmeType(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "acme";
    }

    @Override
    public int priority() {
        return 1705;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        Shown shown = context.state().of("acme", Shown.class, () -> new Shown(context.clock(), log));
        Storage storage = storage(config, context);
        Certificates certificates = new Certificates(
                config,
                context.state(),
                storage,
                context.clock(),
                () -> accountKey(config, context.bundle()),
                shown.stopped());
        shown.serve(certificates);
        return new Acme(new Domains(config), certificates, shown);
    }

    /** The storage of a configuration; others with the same one share it. */
    private static Storage storage(PluginConfig config, PluginContext context) {
        String kind = config.string("storage");
        PluginConfig its = config.record("storage_config").record(kind);
        PluginState state = context.state();
        WebClient client = WebClient.of(state);
        String name = "acme " + kind + " " + its.fields();
        return switch (kind) {
            case "redis" -> state.of(name, RedisStorage.class, () -> new RedisStorage(its));
            case "consul" -> state.of(name, ConsulStorage.class, () -> new ConsulStorage(its, client, context.clock()));
            case "vault" -> state.of(name, VaultStorage.class, () -> new VaultStorage(its, client));
            default -> state.of("acme shm", MemoryStorage.class, () -> new MemoryStorage(context.clock()));
        };
    }

    /** The private key that the configuration names by its id. */
    private static @Nullable String accountKey(PluginConfig config, Bundle bundle) {
        String id = config.record("account_key").text("key_id");
        String set = config.record("account_key").text("key_set");
        for (Entity key : bundle.all(EntityKind.KEYS)) {
            boolean ofSet = set == null || isNamed(bundle, key.foreignId("set"), set);
            PluginConfig pem = new PluginConfig(key.fields()).record("pem");
            if (id != null && id.equals(key.fields().string("kid")) && ofSet && pem.text("private_key") != null) {
                return pem.text("private_key");
            }
        }
        if (id != null) {
            throw new IllegalStateException("there is no private key " + id + " in PEM");
        }
        return null;
    }

    private static boolean isNamed(Bundle bundle, @Nullable String setId, String name) {
        return bundle.all(EntityKind.KEY_SETS).stream()
                .anyMatch(set -> set.id().equals(setId) && name.equals(set.name()));
    }
}
