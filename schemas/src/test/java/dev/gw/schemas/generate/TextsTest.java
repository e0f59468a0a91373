package dev.gw.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TextsTest {
    private static final List<String> CORE = List.of(
            "services",
            "routes",
            "consumers",
            "plugins",
            "upstreams",
            "targets",
            "certificates",
            "ca_certificates",
            "snis",
            "vaults",
            "keys",
            "key_sets");

    private static final List<String> MOST_USED = List.of(
            "acl",
            "basic-auth",
            "bot-detection",
            "correlation-id",
            "cors",
            "file-log",
            "hmac-auth",
            "http-log",
            "ip-restriction",
            "jwt",
            "key-auth",
            "oidc",
            "post-function",
            "pre-function",
            "prometheus",
            "proxy-cache",
            "rate-limiting",
            "redirect",
            "request-size-limiting",
            "request-termination",
            "request-transformer",
            "response-ratelimiting",
            "response-transformer");

    private final Texts texts = new Texts();

    @Test
    void everyEntityAndPluginIsDescribed() {
        assertThat(KongData.entities()).allMatch(name -> texts.about(name).isPresent());
        assertThat(KongData.knownPlugins()).allMatch(name -> texts.about(name).isPresent());
    }

    @Test
    void everyFieldOfTheCoreEntitiesIsDescribed() {
        List<String> bare = new ArrayList<>();
        CORE.forEach(entity -> collect(KongData.entity(entity), entity, bare));
        assertThat(bare).isEmpty();
    }

    @Test
    void everyFieldOfTheMostUsedPluginsIsDescribed() {
        List<String> bare = new ArrayList<>();
        MOST_USED.forEach(plugin -> collect(KongData.plugin(plugin).path("config"), plugin, bare));
        assertThat(bare).isEmpty();
    }

    @Test
    void everyTextSpeaksForAField() {
        Documents.all(texts);
        assertThat(texts.unused()).isEmpty();
    }

    private void collect(JsonNode record, String path, List<String> bare) {
        for (JsonNode field : record.path("fields")) {
            String name = field.path("name").asString();
            if (texts.about(path + "." + name).isEmpty() && !name.equals("updated_at") && !field.has("deprecation")) {
                bare.add(path + "." + name);
            }
        }
    }
}
