package dev.gw.runtime.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.source.SourceFile;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clouds give to the machine itself, for language models. */
class MachineProofTest {
    private final Provider machine = new Provider();
    private final PluginContext context = new PluginContext(
            new Bundle(MapNode.empty(), List.of()), Clock.systemUTC(), new Random(1), new PluginState());

    @AfterEach
    void stop() {
        machine.close();
    }

    private static PluginConfig config(String yaml) {
        return new PluginConfig((MapNode)
                DocumentReader.read(SourceFile.of("c.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow());
    }

    @Test
    void googlesMachinesHaveTokens() throws LlmRefusal {
        machine.says(200, "application/json", "{\"access_token\": \"ya29\", \"expires_in\": 3599}");
        GoogleProof proof = GoogleProof.of(
                config("auth: {gcp_use_service_account: true}"),
                context,
                Map.of("GCE_METADATA_HOST", "127.0.0.1:" + machine.port())::get);
        proof.ready().toCompletableFuture().join();

        assertThat(proof.fields("h", "/", new byte[0])).containsEntry("Authorization", "Bearer ya29");
        assertThat(machine.asked().line()).isEqualTo("GET /computeMetadata/v1/instance/service-accounts/default/token");
        assertThat(machine.asked().header("Metadata-flavor")).isEqualTo("Google");
    }

    @Test
    void amazonsContainersHaveKeys() throws LlmRefusal {
        machine.says(
                200,
                "application/json",
                "{\"AccessKeyId\":\"AKID\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\"2999-01-01T00:00:00Z\"}");
        AwsProof proof = new AwsProof(
                config("model: {provider: bedrock, options: {bedrock: {aws_region: eu-west-1}}}"),
                context,
                Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:" + machine.port() + "/k")::get);
        proof.ready().toCompletableFuture().join();

        assertThat(proof.fields("h", "/", new byte[0]))
                .containsEntry("X-Amz-Security-Token", "t")
                .hasEntrySatisfying("Authorization", value -> assertThat(value).contains("Credential=AKID/"));
    }

    @Test
    void whoGetsNothingIsRefused() {
        machine.says(404, "text/plain", "no");
        AwsProof proof = new AwsProof(
                config("model: {provider: bedrock, options: {bedrock: {aws_region: eu-west-1}}}"),
                context,
                Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:" + machine.port() + "/k")::get);

        assertThatThrownBy(() -> proof.ready().toCompletableFuture().join())
                .hasRootCauseMessage("LLM request failed before proxying");
    }
}
