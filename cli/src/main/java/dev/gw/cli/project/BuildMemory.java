package dev.gw.cli.project;

import dev.gw.assemble.SourceMemory;
import dev.gw.check.schema.CheckMemory;
import java.nio.file.Path;

/** What a build leaves for the next one, which then reads and checks only what has changed. For one build after the other. */
public final class BuildMemory {
    private final SourceMemory sources = new SourceMemory();
    private final CheckMemory checks = new CheckMemory();

    /** Forgets a file, or all in a folder: it may have changed without looking so. */
    public void forget(Path path) {
        sources.forget(path);
    }

    SourceMemory sources() {
        return sources;
    }

    CheckMemory checks() {
        return checks;
    }
}
