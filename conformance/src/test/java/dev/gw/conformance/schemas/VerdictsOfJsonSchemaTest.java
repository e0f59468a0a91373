package dev.gw.conformance.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas are for editors: they may miss a mistake, but never mark what Kong accepts in format 3.0. */
class VerdictsOfJsonSchemaTest {
    private static final Logger LOG = Logger.getLogger(VerdictsOfJsonSchemaTest.class.getName());

    private final Schema kong = JsonSchemas.named("kong.json");

    @Test
    void everyConfigThatKongAcceptsIsValid() throws IOException {
        JsonNode overlooked = onPurpose();
        List<String> wronglyRefused = new ArrayList<>();
        int accepted = 0;
        int alsoAccepted = 0;
        int rejected = 0;
        int alsoRefused = 0;
        for (JsonNode row : rows()) {
            boolean current =
                    row.path("config").path("_format_version").asString("").equals("3.0");
            List<String> problems = JsonSchemas.problems(kong, row.path("config"));
            if (!row.path("accepted").asBoolean()) {
                rejected++;
                alsoRefused += problems.isEmpty() ? 0 : 1;
            } else {
                accepted++;
                alsoAccepted += problems.isEmpty() ? 1 : 0;
                boolean known = overlooked.has(row.path("id").asString());
                if (current && !known && !problems.isEmpty()) {
                    wronglyRefused.add(
                            row.path("id").asString() + " " + row.path("what").asString() + ": " + problems);
                }
            }
        }
        double equal = 100.0 * (alsoAccepted + alsoRefused) / (accepted + rejected);
        LOG.info(String.format(
                Locale.ROOT,
                "JSON Schema alone: %d of %d accepted, %d of %d rejected: %.1f %% verdicts equal",
                alsoAccepted,
                accepted,
                alsoRefused,
                rejected,
                equal));
        assertThat(wronglyRefused).isEmpty();
    }

    /** What Kong accepts and then does not load: gw refuses it, and so do the schemas. */
    private static JsonNode onPurpose() throws IOException {
        try (InputStream in = VerdictsOfJsonSchemaTest.class.getResourceAsStream("/verdicts/differences.json")) {
            return JsonSchemas.JSON.readTree(in).path("on purpose");
        }
    }

    private static List<JsonNode> rows() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (InputStream in = VerdictsOfJsonSchemaTest.class.getResourceAsStream("/verdicts/fuzz-dev.jsonl.gz");
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(JsonSchemas.JSON.readTree(line));
            }
        }
        return rows;
    }
}
