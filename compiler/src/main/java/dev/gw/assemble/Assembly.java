package dev.gw.assemble;

import dev.gw.document.MapNode;
import dev.gw.source.SourceFile;
import java.util.List;

/**
 * A project's sources, put together.
 *
 * @param document one declarative document in format 3.0, nested, each value with the place it was written at
 * @param files the files it was made from, in the order they were read; their names are relative to the project
 * @param complete whether every file could be read; where not, references may lead to what is missing only because of
 *     that
 */
public record Assembly(MapNode document, List<SourceFile> files, boolean complete) {
    public Assembly {
        files = List.copyOf(files);
    }
}
