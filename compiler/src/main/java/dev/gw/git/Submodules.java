package dev.gw.git;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.BlobBasedConfig;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** The submodules of a repository: their objects lie in repositories of their own. */
final class Submodules {
    private final List<Repository> opened = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * The folder that a submodule stands for; null where its objects are not there.
     *
     * @param path of the submodule in its repository
     * @param root the tree of its repository, for .gitmodules
     */
    synchronized @Nullable Item folder(Item link, String path, Item root, Trees trees) throws IOException {
        Repository repository = link.repository();
        for (File folder : places(repository, path, name(path, root, trees))) {
            if (folder.exists()) {
                Item found = tree(open(folder), link.id());
                if (found != null) {
                    return found;
                }
            }
        }
        missing.add(path);
        return null;
    }

    /** The submodules that were asked for in vain. */
    synchronized List<String> missing() {
        return List.copyOf(missing);
    }

    synchronized void close() {
        opened.forEach(Repository::close);
    }

    private static List<File> places(Repository repository, String path, String name) {
        List<File> places = new ArrayList<>();
        places.add(new File(repository.getCommonDirectory(), "modules/" + name));
        places.add(new File(repository.getDirectory(), "modules/" + name));
        if (!repository.isBare()) {
            places.add(new File(repository.getWorkTree(), path + "/.git"));
        }
        return places;
    }

    private Repository open(File folder) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        boolean isGitDir = new File(folder, "objects").isDirectory();
        Repository repository = isGitDir
                ? builder.setGitDir(folder).build()
                : builder.findGitDir(folder.getParentFile()).build();
        opened.add(repository);
        return repository;
    }

    private static @Nullable Item tree(Repository repository, ObjectId commit) throws IOException {
        if (!repository.getObjectDatabase().has(commit)) {
            return null;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit parsed = walk.parseCommit(commit);
            return new Item(Item.Type.FOLDER, parsed.getTree().getId(), repository);
        }
    }

    private static String name(String path, Item root, Trees trees) throws IOException {
        Item modules = trees.entries(root).get(".gitmodules");
        if (modules == null || modules.type() != Item.Type.FILE) {
            return path;
        }
        try {
            Config config = new BlobBasedConfig(null, root.repository(), modules.id());
            for (String name : config.getSubsections("submodule")) {
                if (path.equals(config.getString("submodule", name, "path")) && !name.contains("..")) {
                    return name;
                }
            }
            return path;
        } catch (ConfigInvalidException e) {
            return path;
        }
    }
}
