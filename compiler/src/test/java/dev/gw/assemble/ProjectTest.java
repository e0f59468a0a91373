package dev.gw.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Severity;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
    @TempDir
    Path folder;

    private final Diagnostics found = new Diagnostics();

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void theNearestFolderUpwardsWithConfigOrGwYmlIsTheProject() throws IOException {
        write("gw.yml", "name: outer\n");
        write("inner/config/services/deep/s.yml", "name: s\n");
        write("other/deep/x.txt", "");
        assertThat(Project.find(folder.resolve("inner/config/services/deep"), found)
                        .orElseThrow()
                        .root())
                .isEqualTo(folder.resolve("inner"));
        assertThat(Project.find(folder.resolve("other/deep"), found)
                        .orElseThrow()
                        .settings()
                        .name())
                .contains("outer");
        assertThat(found.isEmpty()).isTrue();
    }

    @Test
    void aPlaceThatDoesNotExistIsReportedEvenWithinAProject() throws IOException {
        write("gw.yml", "name: x\n");
        assertThat(Project.find(folder.resolve("kng.yml"), found)).isEmpty();
        assertThat(Shown.diagnostics(found)).contains("GW1101").contains("kng.yml does not exist");
    }

    @Test
    void aBareRepositoryIsKnownForWhatItIs() throws IOException {
        write("HEAD", "ref: refs/heads/main\n");
        write("config", "[core]\n\tbare = true\n");
        Files.createDirectories(folder.resolve("objects"));
        Files.createDirectories(folder.resolve("refs"));

        assertThat(Project.find(folder, found)).isEmpty();
        assertThat(Shown.diagnostics(found)).contains("GW1101", "bare git repository", "clone it");
    }

    @Test
    void aBrokenGwYmlStopsWithItsPlace() throws IOException {
        write("gw.yml", "name: [\n");
        assertThat(Project.find(folder, found)).isEmpty();
        assertThat(Shown.diagnostics(found)).contains("gw.yml:");
    }

    @Test
    void whatServeTakesIsSaidByTheNamesOfKongConf() throws IOException {
        write("gw.yml", """
                serve: {proxy_listen: "127.0.0.1:9000", trusted_ips: [10.0.0.0/8, "::1"], real_ip_recursive: true}
                environments:
                  prod: {serve: {proxy_listen: "0.0.0.0:80"}}
                """);
        Project project = Project.find(folder, found).orElseThrow();

        assertThat(found.isEmpty()).as(Shown.diagnostics(found)).isTrue();
        assertThat(texts(project.settings()))
                .containsOnly(
                        Map.entry("proxy_listen", "127.0.0.1:9000"),
                        Map.entry("trusted_ips", "10.0.0.0/8, ::1"),
                        Map.entry("real_ip_recursive", "on"));
        assertThat(texts(project.settings(Optional.of("prod"))))
                .containsEntry("proxy_listen", "0.0.0.0:80")
                .containsEntry("real_ip_recursive", "on");
    }

    @Test
    void aSettingThatServeDoesNotTakeIsNamedWithItsPlace() throws IOException {
        write("gw.yml", "serve:\n  trusted_ip: 10.0.0.0/8\n  headers: {a: b}\n");

        Project.find(folder, found);

        assertThat(Shown.diagnostics(found))
                .contains("gw.yml:2:3", "trusted_ip is no key of serve", "did you mean trusted_ips?")
                .contains("gw.yml:3:12", "headers is a text, or a list of texts");
    }

    @Test
    void gwYmlSaysWhatItSaysAndDefaultsFillTheRest() throws IOException {
        write("gw.yml", """
                name: shop
                kong: 3.9
                edition: enterprise
                nodes: 2
                environments:
                  dev:
                  prod: {nodes: 5, output: out/prod.yml, lint: {GW2010: error}}
                lint: {service-without-routes: off, GW2010: note}
                plugins: [custom]
                """);
        Project project = Project.find(folder, found).orElseThrow();
        ProjectSettings base = project.settings();
        ProjectSettings prod = project.settings(Optional.of("prod"));
        assertThat(found.isEmpty()).as(Shown.diagnostics(found)).isTrue();
        assertThat(base.kong()).isEqualTo("3.9");
        assertThat(base.enterprise()).isTrue();
        assertThat(base.output()).isEqualTo("kong.yml");
        assertThat(base.lint()).containsEntry(Code.GW2012, Optional.empty());
        assertThat(prod.nodes()).isEqualTo(5);
        assertThat(prod.output()).isEqualTo("out/prod.yml");
        assertThat(prod.lint())
                .containsEntry(Code.GW2010, Optional.of(Severity.ERROR))
                .containsEntry(Code.GW2012, Optional.empty());
        assertThat(prod.plugins()).containsExactly("custom");
        assertThat(project.environments()).containsExactly("dev", "prod");
    }

    @Test
    void environmentsAreAlsoThoseWithFiles() throws IOException {
        write("config/env/prod/x.yml", "");
        write("config/env/stage.yml", "");
        write("config/settings/test.json", "{}");
        write("config/settings/default.yml", "");
        write("config/env/_old.yml", "");
        assertThat(Project.find(folder, found).orElseThrow().environments()).containsExactly("prod", "stage", "test");
    }

    @Test
    void aLinkToTheFolderItStandsInBringsNothingTwice() throws IOException {
        write("config/services/s.yml", "name: s\nhost: s.test\n");
        Files.createSymbolicLink(folder.resolve("config/loop"), folder.resolve("config"));

        assertThat(assembled()).containsOnlyOnce("name: \"s\"");
        assertThat(found.sorted()).isEmpty();
    }

    @Test
    void linksThatLeadNowhereAreNamed() throws IOException {
        write("config/services/s.yml", "name: s\nhost: s.test\n");
        Files.createSymbolicLink(folder.resolve("config/lost.yml"), folder.resolve("nothing.yml"));

        assertThat(assembled()).containsOnlyOnce("name: \"s\"");
        assertThat(Shown.diagnostics(found))
                .contains("config/lost.yml:1:1 config/lost.yml can't be read: it is a link that leads nowhere");
    }

    @Test
    void aConfigThatIsALinkToNowhereIsNoMissingProject() throws IOException {
        Files.createSymbolicLink(folder.resolve("config"), folder.resolve("nothing"));

        assertThat(Project.find(folder, found)).isEmpty();
        assertThat(Shown.diagnostics(found)).contains("config is a link that leads nowhere");
    }

    @Test
    void linksThatRunInACircleAreFollowedOnce() throws IOException {
        write("config/services/a.yml", "name: a\nhost: h\n");
        Files.createSymbolicLink(folder.resolve("config/services/loop"), folder.resolve("config"));
        assertThat(assembled()).containsOnlyOnce("name: \"a\"");
        assertThat(found.isEmpty()).as(Shown.diagnostics(found)).isTrue();
    }

    @Test
    void foldersTooDeepAreReported() throws IOException {
        write("config/services/" + "d/".repeat(70) + "a.yml", "name: a\n");
        write("config/services/b.yml", "name: b\nhost: h\n");
        assertThat(assembled()).contains("\"b\"").doesNotContain("\"a\"");
        assertThat(found.sorted()).extracting(d -> d.code()).containsExactly(Code.GW1003);
    }

    @Test
    void theSchemaOfGwYmlKnowsTheSameKeys() throws IOException {
        try (InputStream in = Project.class.getResourceAsStream("/dev/gw/schemas/json/gw.json")) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            MapNode schema =
                    (MapNode) DocumentReader.read(SourceFile.of("gw.json", json), DocumentReader.Dialect.SOURCE, found)
                            .orElseThrow();
            List<String> keys = schema.map("properties").entries().stream()
                    .map(MapNode.Entry::name)
                    .toList();
            assertThat(keys)
                    .containsExactlyInAnyOrder(
                            "name",
                            "kong",
                            "edition",
                            "router_flavor",
                            "output",
                            "nodes",
                            "environments",
                            "lint",
                            "plugins",
                            "patches",
                            "serve");
            for (String key : keys) {
                Files.writeString(folder.resolve("gw.yml"), key + ": {wrong: 1}\n");
                Diagnostics wrong = new Diagnostics();
                Project.find(folder, wrong);
                assertThat(wrong.sorted()).as(key).noneMatch(d -> d.message().contains("is no key of gw.yml"));
            }
        }
    }

    private static Map<String, String> texts(ProjectSettings settings) {
        Map<String, String> texts = new HashMap<>();
        settings.serve().forEach((name, setting) -> texts.put(name, setting.text()));
        return texts;
    }

    private String assembled() {
        return Project.find(folder, found)
                .flatMap(project -> Assembler.assemble(project, AssembleOptions.none(), found))
                .map(assembly -> Shown.document(assembly.document()))
                .orElse("");
    }
}
