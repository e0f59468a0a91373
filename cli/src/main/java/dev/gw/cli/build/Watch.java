package dev.gw.cli.build;

import dev.gw.assemble.Project;
import dev.gw.cli.output.OutputException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs a task, and again with what has changed whenever a source of the project has changed, until the process is interrupted. */
public final class Watch {
    private static final long SETTLE_MILLIS = 20;
    /** Sources, templates of users' own policies, and the keys of issuers. */
    private static final List<String> FOLDERS = List.of("config", "policies", "keys");

    private final Project project;
    private final List<Path> files;
    private final Map<WatchKey, Path> folders = new HashMap<>();

    /** @param files files outside the project's folders that count as sources too */
    public Watch(Project project, List<Path> files) {
        this.project = project;
        this.files = new ArrayList<>(files);
        this.files.add(project.root().resolve("gw.yml"));
        project.settings()
                .patches()
                .forEach(patch -> this.files.add(project.root().resolve(patch)));
    }

    /** Runs a task now and after each change, until the thread is interrupted. */
    public void run(Runnable task) {
        run(changed -> task.run());
    }

    /** @param task takes the files, or folders of files, that may have changed; none at first */
    public void run(Consumer<Set<Path>> task) {
        try (WatchService service = FileSystems.getDefault().newWatchService()) {
            register(service);
            task.accept(Set.of());
            while (true) {
                Set<Path> changed = new HashSet<>();
                if (take(service.take(), changed)) {
                    settle(service, changed);
                    task.accept(changed);
                }
            }
        } catch (IOException e) {
            throw new OutputException("can't watch " + project.root() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Editors write a file in several steps; what comes at once is built once. */
    private void settle(WatchService service, Set<Path> changed) throws InterruptedException, IOException {
        WatchKey key = service.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        while (key != null) {
            take(key, changed);
            key = service.poll(SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        }
        if (changed.stream().anyMatch(Files::isDirectory)) {
            register(service);
        }
    }

    /** Notes what an event says, and tells whether a source is among it. */
    private boolean take(WatchKey key, Set<Path> changed) {
        Path folder = folders.get(key);
        boolean source = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            if (folder != null && event.context() instanceof Path name) {
                Path path = folder.resolve(name);
                changed.add(path);
                source |= isSource(path);
            } else {
                changed.add(folder == null ? project.root() : folder);
                source = true;
            }
        }
        if (!key.reset()) {
            folders.remove(key);
        }
        return source;
    }

    private boolean isSource(Path path) {
        return files.contains(path) || roots().stream().anyMatch(path::startsWith);
    }

    /** The folders of which every file may be a source. */
    private List<Path> roots() {
        List<Path> roots = new ArrayList<>();
        FOLDERS.forEach(folder -> roots.add(project.root().resolve(folder)));
        project.settings().plugins().forEach(folder -> roots.add(project.root().resolve(folder)));
        return roots;
    }

    /** Folders may have come since the last time; one that is watched already stays watched once. */
    private void register(WatchService service) throws IOException {
        for (Path root : roots()) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> all = Files.walk(root)) {
                    for (Path folder : all.filter(Files::isDirectory).toList()) {
                        register(service, folder);
                    }
                }
            }
        }
        for (Path file : files) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && Files.isDirectory(folder)) {
                register(service, folder);
            }
        }
    }

    private void register(WatchService service, Path folder) throws IOException {
        WatchKey key = folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
        folders.put(key, folder);
    }
}
