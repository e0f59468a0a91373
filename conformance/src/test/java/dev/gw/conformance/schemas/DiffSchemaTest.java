package dev.gw.conformance.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.check.schema.KongSchemas;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diff.BundleDiff;
import dev.gw.diff.report.Compared;
import dev.gw.diff.report.JsonReport;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Bundle;
import dev.gw.runtime.impact.Impact;
import dev.gw.runtime.impact.report.ImpactJson;
import dev.gw.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What gw diff writes for programs is what its schema says. */
class DiffSchemaTest {
    private static final String BEFORE = """
            _format_version: "3.0"
            consumers:
            - {username: ann, keyauth_credentials: [{key: first-secret}]}
            - {username: bob}
            services:
            - name: shop
              host: shop.internal
              routes:
              - {name: orders, paths: [/orders], plugins: [{name: key-auth}, {name: rate-limiting, config: {minute: 5}}]}
              - {name: old-name, paths: [/renamed]}
              - {paths: [/unnamed]}
            """;
    private static final String AFTER = """
            _format_version: "3.0"
            consumers:
            - {username: ann, keyauth_credentials: [{key: second-secret}]}
            services:
            - name: shop
              host: other.internal
              routes:
              - {name: orders, paths: [/orders], headers: {x-y: [a]}, plugins: [{name: rate-limiting, config: {minute: 500}}]}
              - {name: new-name, paths: [/renamed]}
              - {paths: [/unnamed, /more]}
            plugins: [{name: cors, config: {origins: ["*"]}}]
            """;

    private final Schema schema = JsonSchemas.named("diff.json");

    private static Bundle bundle(String name, String text) {
        Diagnostics out = new Diagnostics();
        MapNode document = (MapNode) DocumentReader.read(SourceFile.of(name, text), Dialect.SOURCE, out)
                .orElseThrow();
        return Checker.check(document, CheckSettings.defaults()).bundle().orElseThrow();
    }

    private static JsonNode report(String from, String to) {
        Bundle before = bundle("before.yml", from);
        Bundle after = bundle("after.yml", to);
        KongSchemas schemas = KongSchemas.of(/* expressions= */ false, Map.of());
        MapNode report = JsonReport.of(new Compared("before.yml", "after.yml", BundleDiff.of(before, after, schemas)));
        return JsonSchemas.JSON.readTree(
                JsonWriter.write(report.with("impact", ImpactJson.of(Impact.between(before, after)))));
    }

    @Test
    void everythingThatAReportCanHoldIsDescribed() {
        JsonNode report = report(BEFORE, AFTER);

        assertThat(JsonSchemas.problems(schema, report)).isEmpty();
        assertThat(report.toString())
                .contains(
                        "\"create\"",
                        "\"change\"",
                        "\"destroy\"",
                        "\"formerly\"",
                        "\"secret\"",
                        "\"witness\"",
                        "\"security\"")
                .doesNotContain("first-secret", "second-secret");
    }

    @Test
    void nothingIsAReportToo() {
        assertThat(JsonSchemas.problems(schema, report(BEFORE, BEFORE))).isEmpty();
        assertThat(report(BEFORE, BEFORE).get("changes")).isEmpty();
    }

    @Test
    void whatIsNotDescribedIsRefused() {
        String report = report(BEFORE, AFTER).toString();

        for (List<String> wrong : List.of(
                List.of("\"action\":\"create\"", "\"action\":\"made\""),
                List.of("\"path\":", "\"field\":"),
                List.of("\"grade\":\"security\"", "\"grade\":\"bad\""),
                List.of("\"format\":1", "\"format\":2"))) {
            assertThat(report).contains(wrong.get(0));
            JsonNode changed = JsonSchemas.JSON.readTree(report.replace(wrong.get(0), wrong.get(1)));
            assertThat(JsonSchemas.problems(schema, changed)).isNotEmpty();
        }
    }
}
