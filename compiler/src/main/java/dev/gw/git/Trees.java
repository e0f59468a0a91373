package dev.gw.git;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** The entries of tree objects, each read once. Thread-safe. */
final class Trees {
    private final Map<ObjectId, Map<String, Item>> known = new ConcurrentHashMap<>();

    /** The entries of a folder by name. */
    Map<String, Item> entries(Item folder) throws IOException {
        Map<String, Item> entries = known.get(folder.id());
        if (entries == null) {
            entries = read(folder);
            known.put(folder.id(), entries);
        }
        return entries;
    }

    private static Map<String, Item> read(Item folder) throws IOException {
        Map<String, Item> entries = new LinkedHashMap<>();
        Repository repository = folder.repository();
        try (ObjectReader reader = repository.newObjectReader()) {
            CanonicalTreeParser parser = new CanonicalTreeParser(new byte[0], reader, folder.id());
            while (!parser.eof()) {
                Item.Type type = type(parser.getEntryFileMode());
                entries.put(parser.getEntryPathString(), new Item(type, parser.getEntryObjectId(), repository));
                parser.next();
            }
        }
        return entries;
    }

    private static Item.Type type(FileMode mode) {
        if (mode.equals(FileMode.TREE)) {
            return Item.Type.FOLDER;
        }
        if (mode.equals(FileMode.SYMLINK)) {
            return Item.Type.LINK;
        }
        return mode.equals(FileMode.GITLINK) ? Item.Type.SUBMODULE : Item.Type.FILE;
    }
}
