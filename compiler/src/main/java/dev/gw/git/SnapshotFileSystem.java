package dev.gw.git;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;

/** The files of one revision, to be read where files are read: nothing is checked out. Thread-safe. */
final class SnapshotFileSystem extends FileSystem {
    private final SnapshotProvider provider;
    private final SnapshotPath mount;
    private volatile boolean open = true;

    /**
     * @param name the folder that the tree stands in: what its files are called by in messages
     */
    SnapshotFileSystem(Lookup lookup, String name) {
        this.provider = new SnapshotProvider(this, lookup);
        this.mount = SnapshotPath.parse(this, "/" + name);
    }

    /** Where the repository's root is. */
    SnapshotPath mount() {
        return mount;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(new SnapshotPath(this, true, List.of()));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override
    public Path getPath(String first, String... more) {
        return SnapshotPath.parse(this, more.length == 0 ? first : first + "/" + String.join("/", more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        throw new UnsupportedOperationException("patterns");
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("users");
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("a revision does not change");
    }
}
