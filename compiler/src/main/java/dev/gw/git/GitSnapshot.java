package dev.gw.git;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.Span;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A repository's files as they stood at a revision, read from the object store: nothing is checked out. Its paths can be
 * read from several threads until it is closed.
 */
public final class GitSnapshot implements AutoCloseable {
    private final Repository repository;
    private final Path workTree;
    private final Lookup lookup;
    private final SnapshotFileSystem system;

    private GitSnapshot(Repository repository, Path workTree, Lookup lookup, String revision) {
        this.repository = repository;
        this.workTree = workTree;
        this.lookup = lookup;
        this.system = new SnapshotFileSystem(lookup, "git:" + revision);
    }

    /**
     * Opens a revision of the repository that a place lies in; empty, with a diagnostic, where there is none.
     *
     * @param place a file or folder of the working tree, absolute
     * @param revision anything that names a commit: {@code HEAD~1}, {@code origin/main}, {@code v1.2}
     */
    public static Optional<GitSnapshot> open(Path place, String revision, Diagnostics out) {
        Surroundings.calm();
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(place.toFile());
        if (builder.getGitDir() == null) {
            return refuse(out, place + " lies in no git repository", "name what to compare with: --against FILE");
        }
        try {
            return open(builder.build(), revision, out);
        } catch (RevisionSyntaxException e) {
            return refuse(out, revision + " is no way to name a revision", "name a branch, a tag or a commit");
        } catch (IOException e) {
            return refuse(out, "the git repository can't be read: " + e.getMessage(), "git fsck may tell more");
        }
    }

    private static Optional<GitSnapshot> open(Repository repository, String revision, Diagnostics out)
            throws IOException {
        File tree = repository.isBare() ? repository.getDirectory() : repository.getWorkTree();
        ObjectId commit = revision.isBlank() ? null : repository.resolve(revision + "^{commit}");
        if (commit == null) {
            repository.close();
            String help = revision.equals("HEAD")
                    ? "there is no commit yet: commit once, or name what to compare with: --against FILE"
                    : "git fetch brings branches of a remote; clones in CI are often shallow, "
                            + "and need their full history (fetch-depth: 0)";
            return refuse(out, "there is no revision " + revision, help);
        }
        try (RevWalk walk = new RevWalk(repository)) {
            RevTree root = walk.parseTree(commit);
            Lookup lookup = new Lookup(new Item(Item.Type.FOLDER, root.getId(), repository));
            Path workTree = tree.toPath().toRealPath();
            return Optional.of(new GitSnapshot(repository, workTree, lookup, revision));
        }
    }

    private static Optional<GitSnapshot> refuse(Diagnostics out, String problem, String help) {
        out.add(Diagnostic.of(Code.GW1701, Span.nowhere(), problem).help(help));
        return Optional.empty();
    }

    /** The folder from which messages name its files: {@code git:HEAD/config/services/a.yml}. */
    public Path namesFrom() {
        return system.getPath("/");
    }

    /** What a file or folder of the working tree was at the revision, whether it existed or not. */
    public Path at(Path place) throws IOException {
        Path real = place.toRealPath();
        Path within = real.startsWith(workTree) ? workTree.relativize(real) : Path.of("");
        return system.mount()
                .resolve(system.getPath(within.toString().replace('\\', '/')))
                .normalize();
    }

    /** Reports the submodules whose files were asked for, but whose objects are not there. */
    public void report(Diagnostics out) {
        for (String path : lookup.submodules().missing()) {
            String problem = "the submodule " + path + " lacks the commit that the revision names";
            out.add(Diagnostic.of(Code.GW1701, Span.nowhere(), problem).help("git submodule update --init " + path));
        }
    }

    @Override
    public void close() {
        lookup.submodules().close();
        repository.close();
    }
}
