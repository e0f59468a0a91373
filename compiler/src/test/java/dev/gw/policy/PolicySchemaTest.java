package dev.gw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.policy.lower.PolicySchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The JSON Schemas of policies say what the code takes. {@code -Dgolden.update=true} writes them. */
class PolicySchemaTest {
    private static final Path FOLDER = Path.of("../schemas/src/main/resources/dev/gw/schemas/json");

    @Test
    void theSchemaIsWhatTheCodeTakes() throws IOException {
        hold("policies.json", PolicySchemas.ofOwn());
    }

    @Test
    void theSchemaOfTemplatesIsWhatTheCodeTakes() throws IOException {
        hold("policy-template.json", PolicySchemas.ofTemplate());
    }

    private static void hold(String name, MapNode schema) throws IOException {
        String wanted = JsonWriter.write(schema);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FOLDER.resolve(name), wanted);
        }

        assertThat(FOLDER.resolve(name)).hasContent(wanted);
    }
}
