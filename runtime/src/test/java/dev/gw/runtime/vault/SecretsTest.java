package dev.gw.runtime.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {
    private static final Map<String, String> VARIABLES = Map.of(
            "LOG_KEY", "plain",
            "LOG_KEY_PREVIOUS", "old",
            "SHOP_LOG_KEY", "of the shop",
            "LOGS", "{\"key\": \"inner\", \"port\": 1}");

    private static final String VAULTS = "vaults: [{prefix: shop, name: env, config: {prefix: shop_}}]\n";

    private static Bundle bundle(String yaml) {
        SourceFile file = SourceFile.of("kong.yml", "_format_version: \"3.0\"\n" + VAULTS + yaml);
        MapNode config = (MapNode) DocumentReader.read(file, DocumentReader.Dialect.KONG, new Diagnostics())
                .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(config, CheckSettings.defaults());
        assertThat(outcome.isAccepted()).as(outcome.toString()).isTrue();
        return new Bundle(outcome.document(), outcome.entities());
    }

    private static Bundle logged(String key) {
        return bundle("plugins: [{name: loggly, config: {key: \"" + key + "\"}}]\n");
    }

    private static Entity plugin(Bundle bundle) {
        return bundle.all(EntityKind.PLUGINS).get(0);
    }

    private static MapNode config(Bundle bundle) {
        MapNode config = new Secrets(bundle, VARIABLES::get)
                .resolved(plugin(bundle))
                .fields()
                .map("config");
        assertThat(config).isNotNull();
        return config;
    }

    @ParameterizedTest
    @CsvSource({
        "{vault://env/log-key}, plain",
        "{vault://env/log_key}, plain",
        "{vault://env/log-key#1}, plain",
        "{vault://env/log-key#2}, old",
        "{vault://env/log-key?prefix=shop-}, of the shop",
        "{vault://env/log%2Dkey}, plain",
        "{vault://env/logs/key}, inner",
        "{vault://shop/log-key}, of the shop",
        "{vault://shop/log-key?prefix=}, plain",
    })
    void aReferenceStandsForWhatTheEnvironmentHolds(String reference, String secret) {
        assertThat(config(logged(reference)).string("key")).isEqualTo(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "{vault://env/no-such-key}",
        "{vault://env/logs/port}",
        "{vault://env/log%key}",
        "{vault://env/logs/none}",
        "{vault://env/log-key/member}",
        "{vault://hcv/log-key}"
    })
    void aReferenceWithNothingBehindItStandsForNothingAndIsNamed(String reference) {
        Bundle bundle = logged(reference);

        assertThat(config(bundle).string("key")).isEmpty();
        assertThat(Secrets.missing(bundle, VARIABLES::get)).containsExactly(reference);
    }

    @Test
    void referencesStandInMapsToo() {
        Bundle bundle = bundle("plugins: [{name: http-log, config: {http_endpoint: \"http://h/\", "
                + "headers: {a: \"{vault://env/log-key}\", b: as it is}}}]\n");

        assertThat(JsonWriter.compact(config(bundle))).contains("\"headers\":{\"a\":\"plain\",\"b\":\"as it is\"}");
        assertThat(Secrets.missing(bundle, VARIABLES::get)).isEmpty();
    }

    @Test
    void aFieldThatMayBeNoReferenceKeepsItsText() {
        Bundle bundle = bundle(
                "plugins: [{name: request-termination, config: {status_code: 200, message: \"{vault://env/log-key}\"}}]\n");

        assertThat(config(bundle).string("message")).isEqualTo("{vault://env/log-key}");
    }

    @Test
    void aPluginWithoutReferencesIsTheVerySame() {
        Bundle bundle = logged("written out");

        assertThat(new Secrets(bundle, VARIABLES::get).resolved(plugin(bundle))).isSameAs(plugin(bundle));
    }
}
