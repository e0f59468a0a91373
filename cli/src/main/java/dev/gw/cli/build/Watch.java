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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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

    /** What is done with the sources as they are. */
    public interface Task {
        /**
         * Works on the sources. Editors write a file in several steps, so something may be half written still.
         *
         * @param changed the files, or folders of files, that may have changed; none at first
         * @param settled to be asked before anything is shown or written: false where sources have changed since, so that
         *     the task is to be left, and will be run again. Waits until editors have had their time
         */
        void run(Set<Path> changed, BooleanSupplier settled);
    }

    /** Runs a task now and after each change, until the thread is interrupted. */
    public void run(Runnable task) {
        run((changed, settled) -> {
            if (settled.getAsBoolean()) {
                task.run();
            }
        });
    }

    /** Runs a task now and after each change, until the thread is interrupted. */
    public void run(Task task) {
        try (WatchService service = FileSystems.getDefault().newWatchService()) {
            register(service);
            Set<Path> changed = Set.of();
            while (true) {
                Round round = new Round(service);
                task.run(changed, round);
                changed = round.outdated ? round.changed : next(service);
                if (changed.stream().anyMatch(Files::isDirectory)) {
                    register(service);
                }
            }
        } catch (IOException e) {
            throw new OutputException("can't watch " + project.root() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One run of the task: it has settled when its time is over and no source has changed since it began. */
    private final class Round implements BooleanSupplier {
        private final WatchService service;
        private final CompletableFuture<Boolean> time =
                new CompletableFuture<Boolean>().completeOnTimeout(true, SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        private final Set<Path> changed = new HashSet<>();
        private boolean outdated;

        Round(WatchService service) {
            this.service = service;
        }

        @Override
        public boolean getAsBoolean() {
            time.join();
            for (WatchKey key = service.poll(); key != null; key = service.poll()) {
                outdated |= take(key, changed);
            }
            return !outdated;
        }
    }

    private Set<Path> next(WatchService service) throws InterruptedException {
        Set<Path> changed = new HashSet<>();
        while (!take(service.take(), changed)) {
            changed.clear();
        }
        return changed;
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
