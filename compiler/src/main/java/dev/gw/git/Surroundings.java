package dev.gw.git;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * What JGit sees of the machine: no settings but those of the repository. Else it starts git to find the system's
 * settings, and writes files into the repository to measure its clock, to be noted in the user's home.
 */
final class Surroundings extends SystemReader.Delegate {
    private Surroundings(SystemReader real) {
        super(real);
    }

    /** Holds for the whole process; a second call changes nothing. */
    static void calm() {
        if (!(SystemReader.getInstance() instanceof Surroundings)) {
            SystemReader.setInstance(new Surroundings(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new NoFile(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new NoFile(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new NoFile(parent, fs);
    }

    /** Settings that stand in no file, among them a resolution of time stamps that needs no measuring. */
    private static final class NoFile extends FileBasedConfig {
        NoFile(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // there is nothing to load
        }

        @Override
        public void save() {
            // nor to save
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public long getTimeUnit(String section, String subsection, String name, long defaultValue, TimeUnit wantUnit) {
            return section.equals("filesystem")
                    ? wantUnit.convert(Duration.ofSeconds(2))
                    : super.getTimeUnit(section, subsection, name, defaultValue, wantUnit);
        }
    }
}
