package dev.gw.verdict;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Validator;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.RouterFlavor;
import java.util.Map;
import java.util.Set;

/** A call of Kong's schema library as its own tests make it, and what it returned. */
final class SpecRow {
    private final MapNode row;

    SpecRow(MapNode row) {
        this.row = row;
    }

    Answer kong() {
        boolean ok = row.get("ok") instanceof Scalar scalar && scalar.isTrue();
        Node errors = row.get("errors");
        return ok
                ? new Answer(true, Set.of(), Set.of())
                : new Answer(false, Flat.ofTable(errors, false), Flat.ofTable(errors, true));
    }

    Answer gw() {
        ErrorTable errors = "flatten".equals(row.string("kind")) ? flatten() : schema();
        return new Answer(errors.isEmpty(), Flat.ofTable(errors, false), Flat.ofTable(errors, true));
    }

    private ErrorTable flatten() {
        return DeclarativeCheck.check(row.map("input"), CheckSettings.defaults())
                .errors();
    }

    private ErrorTable schema() {
        KongSchemas schemas = KongSchemas.of(
                RouterFlavor.of(String.valueOf(row.string("flavor"))).orElse(RouterFlavor.TRADITIONAL_COMPATIBLE),
                Map.of());
        Node input = row.has("processed") ? row.get("processed") : row.get("input");
        return switch (row.string("fn")) {
            case "validate_plugin_config_schema" -> pluginConfig(schemas, input);
            case "validate_update" -> Validator.forUpdates(schemas::entity).check(definition(schemas), input);
            default -> new Validator(schemas::entity).check(definition(schemas), input);
        };
    }

    private ErrorTable pluginConfig(KongSchemas schemas, Node config) {
        SchemaDef plugins = schemas.entity("plugins");
        Validator validator = new Validator(schemas::entity);
        MapNode plugin = MapNode.empty()
                .with("name", Scalar.string(row.string("plugin")))
                .with("config", config);
        return validator.checkFilled(plugins, validator.filler().fill(plugins, plugin));
    }

    private SchemaDef definition(KongSchemas schemas) {
        MapNode own = row.map("schema_def");
        if (own != null) {
            return SchemaDef.of(own);
        }
        String entity = row.string("entity");
        return "declarative_config".equals(entity)
                ? DeclarativeCheck.schema(CheckSettings.defaults())
                : schemas.entity(entity);
    }
}
