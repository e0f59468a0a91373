package dev.gw.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.Node;
import dev.gw.emit.YamlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceMemoryTest {
    private static final int FILES = 12;

    @TempDir
    Path folder;

    private final SourceMemory memory = new SourceMemory();
    private final Random random = new Random(20260101);
    private int clock;

    /** The document and every message, as text. */
    private String assemble(@Nullable SourceMemory known) {
        Diagnostics out = new Diagnostics();
        Optional<Assembly> assembly = Project.find(folder, out)
                .flatMap(project -> Assembler.assemble(project, AssembleOptions.none(), known, out));
        return assembly.map(made -> YamlWriter.write(made.document(), "") + made.files())
                        .orElse("nothing")
                + Shown.diagnostics(out);
    }

    @Test
    void afterAnyEditTheResultIsThatOfAColdBuild() throws IOException {
        for (int file = 0; file < FILES; file++) {
            write(file, whole(file));
        }
        for (int round = 0; round < 200; round++) {
            edit(random.nextInt(FILES));
            writeReferring(random.nextInt(3));
            assertThat(assemble(memory)).as("round %d", round).isEqualTo(assemble(null));
        }
    }

    private void edit(int file) throws IOException {
        switch (random.nextInt(7)) {
            case 0 -> Files.deleteIfExists(path(file));
            case 1 -> write(file, "- name: [broken\n");
            case 2 -> write(file, "- name: s" + (file + 1) % FILES + "\n  host: twice\n");
            case 3 -> write(file, "- name: s" + file + "\n  host: ${NAME:-h" + random.nextInt(5) + "}\n");
            case 4 -> write(file, "services:\n- {name: s" + file + ", host: h, tags: [a]}\n_tags: [b]\n");
            case 5 -> Files.createDirectories(folder.resolve("config/services/deep"));
            default -> write(file, whole(file));
        }
    }

    /** Entities that stand alone, and say by name what they belong to; now and then another, or one that is gone. */
    private void writeReferring(int file) throws IOException {
        String service = "s" + (random.nextInt(5) == 0 ? random.nextInt(FILES) : file);
        Path path = folder.resolve("config/flat" + file + ".yml");
        Files.writeString(
                path,
                "routes:\n- {name: flat" + file + ", service: " + service + ", paths: [/" + random.nextInt(9)
                        + "]}\nplugins:\n- {name: cors, route: flat" + file + ", config: {max_age: "
                        + random.nextInt(9) + "}}\n- {name: key-auth, service: {name: " + service + "}}\n");
        Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000_000_000L + 1000L * clock++));
    }

    private String whole(int file) {
        return "- name: s" + file + "\n  host: h" + random.nextInt(9) + "\n  routes:\n  - name: r" + file
                + "\n    paths: [/r" + random.nextInt(9) + "]\n    plugins: [{name: cors}]\n"
                + "- {name: x" + file + ", host: other, retries: " + random.nextInt(9) + "}\n";
    }

    private Path path(int file) {
        return folder.resolve("config/services/f" + file + ".yml");
    }

    /** Each write is a second later than the one before, as a clock would have it. */
    private void write(int file, String text) throws IOException {
        Files.createDirectories(folder.resolve("config/services"));
        Files.writeString(path(file), text);
        Files.setLastModifiedTime(path(file), FileTime.fromMillis(1_000_000_000_000L + 1000L * clock++));
    }

    @Test
    void whatDidNotChangeIsTheVerySameNode() throws IOException {
        for (int file = 0; file < 3; file++) {
            write(file, whole(file));
        }
        List<Node> before = services();
        write(1, "- {name: s1, host: changed}\n");
        List<Node> after = services();
        assertThat(after.get(0)).isSameAs(before.get(0));
        assertThat(after.get(1)).isNotSameAs(before.get(1));
        assertThat(after.get(2)).isSameAs(before.get(2));
    }

    private List<Node> services() {
        Diagnostics out = new Diagnostics();
        return Project.find(folder, out)
                .flatMap(project -> Assembler.assemble(project, AssembleOptions.none(), memory, out))
                .orElseThrow()
                .document()
                .list("services");
    }

    @Test
    void aFileThatWasForgottenIsReadThoughItLooksTheSame() throws IOException {
        write(0, "- {name: s, host: aaa}\n");
        assertThat(assemble(memory)).contains("host: aaa");
        FileTime before = Files.getLastModifiedTime(path(0));
        Files.writeString(path(0), "- {name: s, host: bbb}\n");
        Files.setLastModifiedTime(path(0), before);
        memory.forget(path(0));
        assertThat(assemble(memory)).contains("host: bbb");
    }

    @Test
    void forgettingAFolderForgetsWhatIsInIt() throws IOException {
        write(0, "- {name: s, host: aaa}\n");
        assemble(memory);
        FileTime before = Files.getLastModifiedTime(path(0));
        Files.writeString(path(0), "- {name: s, host: bbb}\n");
        Files.setLastModifiedTime(path(0), before);
        memory.forget(folder.resolve("config"));
        assertThat(assemble(memory)).contains("host: bbb");
    }
}
