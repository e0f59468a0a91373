package dev.gw.runtime.control;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.check.schema.KongSchemas;
import dev.gw.document.MapNode;
import dev.gw.emit.YamlWriter;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.observe.EntityViews;
import dev.gw.runtime.observe.Members;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole configuration: shown, and replaced. */
final class ConfigEndpoint {
    private static final Set<String> YES = Set.of("true", "1", "on", "yes");

    private final Gateway gateway;

    ConfigEndpoint(Gateway gateway) {
        this.gateway = gateway;
    }

    AdminAnswer show(Call call) {
        String yaml = YamlWriter.write(ConfigDump.of(call), "");
        return AdminAnswer.ok(new Members().put("config", yaml).map());
    }

    /** Serves what was posted, if nothing is wrong with it. */
    AdminAnswer load(Call call) {
        PostedConfig posted = PostedConfig.read(call);
        String hash = posted.hash();
        boolean check = "1".equals(posted.option("check_hash"));
        if (check && hash != null && hash.equals(call.serving().hash())) {
            return AdminAnswer.empty(304);
        }
        Outcome outcome = DeclarativeCheck.check(posted.document(), settings(call));
        Optional<Bundle> accepted = outcome.bundle();
        if (accepted.isEmpty()) {
            String flatten = posted.option("flatten_errors");
            boolean flat = flatten != null && YES.contains(flatten.toLowerCase(Locale.ROOT));
            MapNode body = flat ? FlattenedErrors.body(outcome) : Errors.declarative(outcome.errors());
            return AdminAnswer.json(400, body);
        }
        Bundle bundle = accepted.get();
        if (hash == null) {
            gateway.load(bundle);
        } else {
            gateway.load(bundle, hash);
        }
        return AdminAnswer.json(201, loaded(bundle, gateway.serving().loadedAt()));
    }

    /** Of the plugins that Kong does not bring, those are installed that gw runs itself, and those of the project. */
    private CheckSettings settings(Call call) {
        Map<String, MapNode> installed = new HashMap<>();
        gateway.types()
                .forEach((name, type) -> type.schema()
                        .or(() -> KongSchemas.community(name))
                        .ifPresent(schema -> installed.put(name, schema)));
        return new CheckSettings(call.bundle().flavor(), CheckSettings.Edition.OSS, /* strict= */ false, installed);
    }

    /** The entities by kind and id. */
    private static MapNode loaded(Bundle bundle, long loadedAt) {
        EntityViews views = new EntityViews(loadedAt);
        Members kinds = new Members();
        for (EntityKind kind : EntityKind.values()) {
            List<Entity> entities = kind == EntityKind.WORKSPACES ? List.of() : bundle.all(kind);
            if (!entities.isEmpty()) {
                Members byId = new Members();
                entities.forEach(entity -> byId.put(entity.id(), views.whole(entity)));
                kinds.put(kind.plural(), byId.map());
            }
        }
        return kinds.map();
    }
}
