package dev.gw.assemble;

import java.nio.file.Path;

/**
 * The names of files in messages: as somebody in the working folder would type them, so that terminals, editors and CI
 * find them. A project below the working folder has its path in front; for one around it names are those within the
 * project, and for one elsewhere they are absolute. All names of a project begin alike, so their order is always the same.
 *
 * @param root the project's folder, absolute
 * @param prefix what stands before the names of the project's files: empty, or a path that ends with a slash
 * @param working the working folder, absolute
 */
record ShownNames(Path root, String prefix, Path working) {
    static ShownNames in(Path root, Path working) {
        String prefix = "";
        if (!working.startsWith(root)) {
            Path way = root.startsWith(working) ? working.relativize(root) : root;
            prefix = slashes(way) + "/";
        }
        return new ShownNames(root, prefix, working);
    }

    String of(Path file) {
        if (file.startsWith(root)) {
            return prefix + slashes(root.relativize(file));
        }
        return slashes(file.startsWith(working) ? working.relativize(file) : file);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
