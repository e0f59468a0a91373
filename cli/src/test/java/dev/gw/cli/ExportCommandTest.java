package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aProject() throws IOException {
        write("gw.yml", "name: shop\n");
        write(
                "config/services/shop.yml",
                "- name: shop\n  url: http://shop:80\n  routes: [{name: items, paths: [/items], hosts: [shop.example, '*.shop.example']}]\n");
        write(
                "config/plugins/limits.yml",
                "- {name: rate-limiting, config: {minute: 5, policy: redis, redis: {host: counters, timeout: 200}}}\n- {name: hello}\n");
        write("plugins/hello/handler.lua", "local Hello = { PRIORITY = 1, VERSION = \"1.0\" }\n\nreturn Hello\n");
        write(
                "plugins/hello/schema.lua",
                "return { name = \"hello\", fields = { { config = { type = \"record\", fields = {} } } } }\n");
    }

    @Test
    void theManifestsHoldTheBundleAndRollWithIt() throws IOException {
        Run first = Run.in(folder, "export", "kubernetes", "--redis", "--admin", "--namespace", "edge");
        write(
                "config/services/other.yml",
                "- {name: other, url: 'http://other:80', routes: [{name: more, paths: [/more]}]}");
        Run second = Run.in(folder, "export", "kubernetes", "--redis", "--admin", "--namespace", "edge");

        List<MapNode> documents = documents(first.out());
        assertThat(documents.stream()
                        .map(d -> d.string("kind") + " " + d.map("metadata").string("name")))
                .containsExactly(
                        "ConfigMap shop-config",
                        "ConfigMap shop-plugin-hello",
                        "Deployment shop",
                        "PodDisruptionBudget shop",
                        "Service shop-proxy",
                        "Service shop-admin",
                        "Ingress shop",
                        "Deployment counters",
                        "Service counters");
        assertThat(documents)
                .allSatisfy(
                        d -> assertThat(d.map("metadata").string("namespace")).isEqualTo("edge"));
        String bundle = documents.get(0).map("data").string("kong.yml");
        Path built = folder.resolve("built.yml");
        Files.writeString(built, bundle);
        assertThat(Run.in(folder, "check", "built.yml").code()).isZero();
        assertThat(documents.get(1).map("data").string("handler.lua"))
                .isEqualTo("local Hello = { PRIORITY = 1, VERSION = \"1.0\" }\n\nreturn Hello\n");
        assertThat(checksum(first.out())).isNotEqualTo(checksum(second.out()));
    }

    @Test
    void theManagerIsOfferedOnlyWhereItIsAskedFor() {
        Run plain = Run.in(folder, "export", "kubernetes", "--admin");
        Run manager = Run.in(folder, "export", "kubernetes", "--admin-gui");

        assertThat(plain.out()).contains("value: \"off\"").doesNotContain("admin-gui");
        assertThat(documents(manager.out()).stream().map(d -> d.map("metadata").string("name")))
                .contains("shop-proxy", "shop-admin", "shop-admin-gui");
        assertThat(manager.out()).contains("port: 8002", "targetPort: admin-gui", "value: \"0.0.0.0:8002\"");
    }

    @Test
    void secretsAreReferredToAndNeverWritten() throws IOException {
        write("config/consumers/a.yml", "- {username: alice, keyauth_credentials: [{key: '${ALICE}'}]}\n");
        write("config/plugins/auth.yml", "- {name: key-auth}\n");

        Run run = Run.with(folder, "", Map.of("ALICE", "very-secret"), "export", "kubernetes");

        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("very-secret").contains("secretName: shop-config");
        assertThat(run.err()).contains("kubectl create secret generic shop-config --from-file=kong.yml");
        assertThat(documents(run.out()).get(0).string("kind")).isEqualTo("ConfigMap");
        assertThat(documents(run.out()).get(0).map("metadata").string("name")).isEqualTo("shop-plugin-hello");
    }

    @Test
    void secretsThatTheSourcesHoldAreNotWrittenEither() throws IOException {
        write("config/consumers/a.yml", """
                # gw: allow GW2009 \u2014 for development

                - {username: alice, keyauth_credentials: [{key: '${ALICE:-a-key-of-old}'}]}
                """);
        write("config/plugins/auth.yml", "- {name: key-auth}\n");

        assertThat(Run.in(folder, "export", "kubernetes").out())
                .doesNotContain("a-key-of-old")
                .contains("secretName: shop-config");
    }

    @Test
    void pluginsGetNamesThatKubernetesTakes() throws IOException {
        for (String name : new String[] {"My_Plugin", "my-plugin"}) {
            write("plugins/" + name + "/handler.lua", "return {PRIORITY = 1, VERSION = '1'}\n");
            write(
                    "plugins/" + name + "/schema.lua",
                    "return {name = '" + name + "', fields = {{config = {type = 'record', fields = {}}}}}\n");
        }
        write("config/plugins/own.yml", "- {name: My_Plugin}\n- {name: my-plugin}\n");

        Run run = Run.in(folder, "export", "kubernetes");

        assertThat(run.out())
                .contains("name: shop-plugin-my-plugin\n", "name: shop-plugin-my-plugin-2\n")
                .contains("mountPath: /kong/lua/kong/plugins/My_Plugin\n")
                .doesNotContain("plugin-My_Plugin");
    }

    @Test
    void whatKubernetesCanNotHoldIsSaid() throws IOException {
        write("config/routes/odd.yml", "- {name: odd, paths: [/odd], hosts: [odd_host.example]}\n");
        assertThat(Run.in(folder, "export", "kubernetes").err())
                .contains("no ingress takes these hosts, so they are left out: odd_host.example");

        write("plugins/hello/lib/more.lua", "return {}\n");
        Run run = Run.in(folder, "export", "kubernetes");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("a ConfigMap has no folders", "plugins/hello/lib/more.lua");
    }

    @Test
    void theComposeFileMountsWhatIsBuilt() throws IOException {
        Run run = Run.in(folder, "export", "compose", "--redis", "-o", "compose.yml");

        MapNode compose =
                documents(Files.readString(folder.resolve("compose.yml"))).get(0);
        MapNode kong = compose.map("services").map("kong");
        assertThat(run.err()).isEqualTo("gw: wrote compose.yml\n");
        assertThat(kong.list("volumes").toString())
                .contains(
                        "./kong.yml:/kong/declarative/kong.yml:ro", "./plugins/hello:/kong/lua/kong/plugins/hello:ro");
        assertThat(kong.map("environment").string("KONG_PLUGINS")).isEqualTo("bundled,hello");
        assertThat(compose.map("services").has("counters")).isTrue();
    }

    @Test
    void whatKubernetesWouldRefuseIsRefused() {
        assertThat(Run.in(folder, "export", "kubernetes", "--name", "My Gateway")
                        .code())
                .isEqualTo(64);
        assertThat(Run.in(folder, "export", "kubernetes", "--replicas", "0").code())
                .isEqualTo(64);
        for (String name : List.of("1abc", "true", "on", "", "ä", "-a", "a".repeat(60))) {
            assertThat(Run.in(folder, "export", "kubernetes", "--name", name).code())
                    .as(name)
                    .isEqualTo(64);
        }
        assertThat(Run.in(folder, "export", "kubernetes", "--namespace", "2048-game")
                        .code())
                .isZero();
        assertThat(Run.in(folder, "export", "kubernetes", "--namespace", "123").code())
                .isEqualTo(64);
        assertThat(Run.in(folder, "export", "compose", "--replicas", "3").err())
                .contains("--replicas is for gw export kubernetes");
        assertThat(Run.in(folder, "export", "kubernets").err()).contains("did you mean kubernetes?");
    }

    private static String checksum(String text) {
        return text.lines()
                .filter(line -> line.contains("checksum/config"))
                .findFirst()
                .orElseThrow();
    }

    private static List<MapNode> documents(String text) {
        List<MapNode> documents = new ArrayList<>();
        for (String part : text.split("---\n")) {
            Diagnostics out = new Diagnostics();
            Node node = DocumentReader.read(SourceFile.of("a.yml", part), DocumentReader.Dialect.SOURCE, out)
                    .orElseThrow();
            documents.add((MapNode) node);
        }
        return documents;
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
