package dev.gw.diagnostic.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Checks reports against the schemas that their readers use. */
final class SarifSchema {
    private SarifSchema() {}

    /** Against the schema of OASIS, as it stands in a library's archive. */
    static List<Error> problems(String sarif) {
        return check("/schema/sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_7, sarif);
    }

    /** Against gw's own schema. */
    static List<Error> ownProblems(String json) {
        return check("/dev/gw/schemas/json/diagnostics.json", SpecificationVersion.DRAFT_2020_12, json);
    }

    private static List<Error> check(String schema, SpecificationVersion version, String json) {
        try (InputStream in = SarifSchema.class.getResourceAsStream(schema)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(version).getSchema(text).validate(json, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
