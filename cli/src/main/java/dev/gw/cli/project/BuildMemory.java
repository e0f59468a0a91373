package dev.gw.cli.project;

import dev.gw.assemble.SourceMemory;
import dev.gw.check.Memory;
import dev.gw.emit.YamlMemory;
import java.nio.file.Path;

/** What a build leaves for the next one, which then reads and checks only what has changed. For one build after the other. */
public final class BuildMemory {
    private final SourceMemory sources = new SourceMemory();
    private final YamlMemory texts = new YamlMemory();
    private final Memory checks = new Memory();

    /** Forgets a file, or all in a folder: it may have changed without looking so. */
    public void forget(Path path) {
        sources.forget(path);
    }

    /** The texts of what was written. */
    public YamlMemory texts() {
        return texts;
    }

    SourceMemory sources() {
        return sources;
    }

    Memory checks() {
        return checks;
    }
}
