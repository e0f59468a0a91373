package dev.gw.git;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** One entry of a tree: what it is, and where its content lies. */
record Item(Type type, ObjectId id, Repository repository) {
    enum Type {
        FOLDER,
        FILE,
        LINK,
        SUBMODULE
    }

    boolean isFolder() {
        return type == Type.FOLDER;
    }
}
