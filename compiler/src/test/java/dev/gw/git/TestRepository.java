package dev.gw.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A repository in a folder of a test. */
final class TestRepository implements AutoCloseable {
    private static final PersonIdent SOMEBODY = new PersonIdent("Somebody", "somebody@example.com");

    private final Path folder;
    private final Git git;

    TestRepository(Path folder) throws GitAPIException {
        Surroundings.calm();
        this.folder = folder;
        this.git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call();
    }

    Git git() {
        return git;
    }

    Path folder() {
        return folder;
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    void commit(String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.commit()
                .setAuthor(SOMEBODY)
                .setCommitter(SOMEBODY)
                .setSign(false)
                .setMessage(message)
                .call();
    }

    @Override
    public void close() {
        git.close();
    }
}
