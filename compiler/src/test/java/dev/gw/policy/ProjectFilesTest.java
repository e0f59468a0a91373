package dev.gw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.assemble.Project;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that policies refer to: what can't be read is said, because a policy without its file would protect nothing. */
class ProjectFilesTest {
    private final Diagnostics out = new Diagnostics();
    private final SourceFile policies = SourceFile.of("p.yml", "- policy: jwks");

    @TempDir
    private Path root;

    @BeforeEach
    void aProject() throws IOException {
        Files.createDirectories(root.resolve("config"));
        Files.createDirectories(root.resolve("keys"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \n\t\n"})
    void anEmptyFileIsReportedWhereItIsAskedFor(String content) throws IOException {
        Files.writeString(root.resolve("keys/people.lock.json"), content);

        assertThat(read("keys/people.lock.json")).containsExactly("the file keys/people.lock.json is empty");
    }

    @Test
    void anEmptyTemplateIsReported() throws IOException {
        Files.createDirectories(root.resolve("policies"));
        Files.writeString(root.resolve("policies/partner.yml"), "# nothing yet\n");

        assertThat(read("policies/partner.yml")).containsExactly("the file policies/partner.yml is empty");
    }

    @Test
    void aFileThatIsNoJsonIsReportedOnce() throws IOException {
        Files.writeString(root.resolve("keys/people.lock.json"), "{");

        assertThat(read("keys/people.lock.json")).containsExactly("this { is never closed");
    }

    private Iterable<String> read(String name) {
        Project project = Project.find(root, root, out).orElseThrow();
        assertThat(ProjectFiles.of(project, out).read(name, new Span(policies, 0, 1)))
                .isEmpty();
        return out.sorted().stream().map(Diagnostic::message).toList();
    }
}
