package dev.gw.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.assemble.AssembleOptions;
import dev.gw.assemble.Assembler;
import dev.gw.assemble.Assembly;
import dev.gw.assemble.Project;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.emit.JsonWriter;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitSnapshotTest {
    @TempDir
    Path folder;

    private TestRepository repository;
    private final Diagnostics out = new Diagnostics();

    @BeforeEach
    void aRepositoryWithAProject() throws GitAPIException, IOException {
        repository = new TestRepository(folder.resolve("repo"));
        repository.write("gateway/gw.yml", "name: one\npatches: [../shared/patch.yml]\n");
        repository.write("gateway/config/services/a.yml", "- {name: a, host: one}\n");
        repository.write("shared/patch.yml", "_format_version: '1.0'\npatches: []\n");
        repository.commit("first");
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private GitSnapshot open(String revision) {
        return GitSnapshot.open(repository.folder().resolve("gateway"), revision, out)
                .orElseThrow();
    }

    private Assembly assembled(GitSnapshot snapshot) throws IOException {
        Path root = snapshot.at(repository.folder().resolve("gateway"));
        Project project = Project.find(root, snapshot.namesFrom(), out).orElseThrow();
        return Assembler.assemble(project, AssembleOptions.none(), out).orElseThrow();
    }

    @Test
    void aProjectIsReadAsItStoodWhateverTheWorkingTreeHolds() throws IOException, GitAPIException {
        repository.write("gateway/config/services/a.yml", "- {name: a, host: two}\n");
        repository.write("gateway/config/services/b.yml", "- {name: b, host: new}\n");

        try (GitSnapshot snapshot = open("HEAD")) {
            Assembly assembly = assembled(snapshot);

            assertThat(out.sorted()).isEmpty();
            assertThat(JsonWriter.compact(assembly.document()))
                    .contains("\"host\":\"one\"")
                    .doesNotContain("new");
            assertThat(assembly.files())
                    .extracting(SourceFile::name)
                    .contains("git:HEAD/gateway/config/services/a.yml", "git:HEAD/gateway/../shared/patch.yml");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "HEAD~1", "v1", "HEAD^", "refs/heads/side/branch"})
    void anyNameOfARevisionWillDo(String revision) throws IOException, GitAPIException {
        repository.git().tag().setName("v1").setAnnotated(false).call();
        repository.git().branchCreate().setName("side/branch").call();
        repository.write("gateway/config/services/a.yml", "- {name: a, host: two}\n");
        repository.commit("second");

        try (GitSnapshot snapshot = open(revision)) {
            String host = revision.equals("main") ? "two" : "one";
            assertThat(JsonWriter.compact(assembled(snapshot).document())).contains("\"host\":\"" + host + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nope", "origin/main", "a..b", "HEAD~99", "@{", "", "0123456789012345678901234567890123456789"})
    void whatIsNoRevisionIsSaid(String revision) {
        assertThat(GitSnapshot.open(repository.folder(), revision, out)).isEmpty();
        assertThat(out.sorted()).singleElement().satisfies(found -> {
            assertThat(found.code().id()).isEqualTo("GW1701");
            assertThat(found.help()).isPresent();
        });
    }

    @Test
    void aFolderOutsideOfAnyRepositoryIsSaid() {
        assertThat(GitSnapshot.open(folder, "HEAD", out)).isEmpty();
        assertThat(out.sorted())
                .singleElement()
                .satisfies(found -> assertThat(found.message()).endsWith("lies in no git repository"));
    }

    @Test
    void linksAreFollowedWithinTheRepositoryAndNotOutOfIt() throws IOException, GitAPIException {
        Path config = repository.folder().resolve("gateway/config");
        repository.write("shared/services/b.yml", "- {name: b, host: linked}\n");
        Files.createSymbolicLink(config.resolve("services/linked"), Path.of("../../../shared/services"));
        Files.createSymbolicLink(config.resolve("services/out.yml"), Path.of("/etc/hostname"));
        Files.createSymbolicLink(config.resolve("services/round.yml"), Path.of("round.yml"));
        Files.createSymbolicLink(config.resolve("services/up.yml"), Path.of("../../../../../x.yml"));
        repository.commit("links");

        try (GitSnapshot snapshot = open("HEAD")) {
            Path services = snapshot.at(config.resolve("services"));
            assertThat(Files.readString(services.resolve("linked/b.yml"))).contains("linked");
            for (String name : List.of("out.yml", "round.yml", "up.yml")) {
                assertThatThrownBy(() -> Files.readString(services.resolve(name)))
                        .isInstanceOf(NoSuchFileException.class);
            }
        }
    }

    @Test
    void nothingIsWrittenIntoTheRepository() throws IOException {
        List<Path> before = everything();
        try (GitSnapshot snapshot = open("HEAD")) {
            Path file = snapshot.at(repository.folder().resolve("gateway/gw.yml"));
            assembled(snapshot);
            assertThatThrownBy(() -> Files.writeString(file, "x")).isInstanceOf(ReadOnlyFileSystemException.class);
            assertThatThrownBy(() -> Files.delete(file)).isInstanceOf(ReadOnlyFileSystemException.class);
        }
        assertThat(everything()).isEqualTo(before);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> all = Files.walk(repository.folder())) {
            return all.sorted().toList();
        }
    }

    @Test
    void submodulesAreReadFromTheirOwnObjects() throws IOException, GitAPIException {
        try (TestRepository other = new TestRepository(folder.resolve("other"))) {
            other.write("services/c.yml", "- {name: c, host: sub}\n");
            other.commit("sub");
            repository
                    .git()
                    .submoduleAdd()
                    .setURI(other.folder().toUri().toString())
                    .setPath("gateway/config/common")
                    .call()
                    .close();
            repository.commit("submodule");
        }

        try (GitSnapshot snapshot = open("HEAD")) {
            assertThat(JsonWriter.compact(assembled(snapshot).document())).contains("\"host\":\"sub\"");
        }
    }

    @Test
    void aSubmoduleThatIsNotThereIsSaid() throws IOException, GitAPIException {
        submodulesAreReadFromTheirOwnObjects();
        try (TestRepository clone = new TestRepository(folder.resolve("clone"))) {
            clone.git()
                    .fetch()
                    .setRemote(repository.folder().toUri().toString())
                    .setRefSpecs("refs/heads/main:refs/heads/copy")
                    .call();
            GitSnapshot snapshot = GitSnapshot.open(clone.folder(), "copy", out).orElseThrow();
            try (snapshot) {
                Path submodule = snapshot.at(clone.folder()).resolve("gateway/config/common/services");
                assertThat(Files.exists(submodule)).isFalse();
                snapshot.report(out);
            }
        }
        assertThat(out.sorted())
                .anySatisfy(found -> assertThat(found.message())
                        .isEqualTo("the submodule gateway/config/common lacks the commit that the revision names"));
    }
}
