package dev.gw.conformance.schemas;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The generated schemas, loaded as an editor loads them: files that refer to each other by relative paths. */
final class JsonSchemas {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASE = "https://schemas.test/";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaIdResolvers(ids -> ids.mapPrefix(BASE, "classpath:dev/gw/schemas/json/")));

    private JsonSchemas() {}

    /** @param file {@code kong.json}, {@code plugins/jwt.json}, … */
    static Schema named(String file) {
        return REGISTRY.getSchema(SchemaLocation.of(BASE + file));
    }

    static Schema metaSchema() {
        return REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    }

    static List<String> problems(Schema schema, JsonNode value) {
        return schema.validate(value).stream().map(Object::toString).toList();
    }
}
