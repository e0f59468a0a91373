package dev.gw.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectLoader;
import org.jspecify.annotations.Nullable;

/** Finds files in a tree by their path, through symbolic links and into submodules. Thread-safe. */
final class Lookup {
    private static final int MOST_LINKS = 40;
    private static final int LONGEST_LINK = 4096;

    private final Item root;
    private final Trees trees = new Trees();
    private final Submodules submodules = new Submodules();

    Lookup(Item root) {
        this.root = root;
    }

    Submodules submodules() {
        return submodules;
    }

    /** What stands at a path, links followed; null where nothing does. */
    @Nullable
    Item find(List<String> path) throws IOException {
        Deque<String> ahead = new ArrayDeque<>(path);
        List<String> behind = new ArrayList<>();
        List<Item> folders = new ArrayList<>(List.of(root));
        int links = 0;
        Item found = root;
        while (!ahead.isEmpty()) {
            String name = ahead.poll();
            if (name.equals("..")) {
                if (behind.isEmpty()) {
                    return null;
                }
                behind.remove(behind.size() - 1);
                folders.remove(folders.size() - 1);
                found = folders.get(folders.size() - 1);
                continue;
            }
            Item item = found.isFolder() ? trees.entries(found).get(name) : null;
            if (item != null && item.type() == Item.Type.LINK) {
                if (++links > MOST_LINKS || !follow(item, ahead)) {
                    return null;
                }
                continue;
            }
            behind.add(name);
            found = item == null ? null : entered(item, behind, folders);
            if (found == null) {
                return null;
            }
            folders.add(found);
        }
        return found;
    }

    /** A submodule is entered as the folder that it stands for. */
    private @Nullable Item entered(Item item, List<String> path, List<Item> folders) throws IOException {
        if (item.type() != Item.Type.SUBMODULE) {
            return item;
        }
        int outer = folders.size();
        while (outer > 1 && folders.get(outer - 2).repository() == item.repository()) {
            outer--;
        }
        String within = String.join("/", path.subList(outer - 1, path.size()));
        return submodules.folder(item, within, folders.get(outer - 1), trees);
    }

    private static boolean follow(Item link, Deque<String> ahead) throws IOException {
        byte[] bytes = link.repository().open(link.id()).getBytes(LONGEST_LINK);
        String target = new String(bytes, StandardCharsets.UTF_8);
        if (target.startsWith("/")) {
            return false;
        }
        String[] steps = target.split("/");
        for (int i = steps.length - 1; i >= 0; i--) {
            if (!steps[i].isEmpty() && !steps[i].equals(".")) {
                ahead.push(steps[i]);
            }
        }
        return true;
    }

    Map<String, Item> entries(Item folder) throws IOException {
        return trees.entries(folder);
    }

    static ObjectLoader content(Item file) throws IOException {
        return file.repository().open(file.id());
    }
}
