package dev.gw.assemble;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which files of a project are read for what. */
final class Sources {
    private static final Set<String> NOT_ENTITIES = Set.of("env", "settings", "patches");

    private final Project project;
    private final Optional<String> env;
    private final Diagnostics out;

    Sources(Project project, Optional<String> env, Diagnostics out) {
        this.project = project;
        this.env = env;
        this.out = out;
    }

    /** The files that hold for every environment. */
    List<SourceTree.Found> base() {
        return project.single()
                .map(file -> List.of(new SourceTree.Found(file, List.of())))
                .orElseGet(() -> SourceTree.below(
                        project.config(), project::shown, folder -> !NOT_ENTITIES.contains(folder), out));
    }

    /** The files of the environment: config/env/NAME.yml and those below config/env/NAME. */
    List<SourceTree.Found> overlay() {
        List<SourceTree.Found> files = new ArrayList<>();
        if (env.isPresent() && project.single().isEmpty()) {
            Path folder = project.config().resolve("env");
            for (String ending : List.of(".yml", ".yaml", ".json")) {
                Path file = folder.resolve(env.get() + ending);
                if (Files.isRegularFile(file)) {
                    files.add(new SourceTree.Found(file, List.of()));
                }
            }
            files.addAll(
                    SourceTree.below(folder.resolve(env.get()), project::shown, name -> !name.equals("patches"), out));
        }
        return files;
    }

    /** The patch files: gw.yml's, those in config/patches, then the environment's. */
    List<Path> patches() {
        List<Path> files = new ArrayList<>();
        if (project.single().isPresent()) {
            return files;
        }
        for (String name : project.settings().patches()) {
            Path file = project.root().resolve(name);
            if (Files.isRegularFile(file)) {
                files.add(file);
            } else {
                out.add(Diagnostic.of(Code.GW1103, project.placeOf("patches", name), "there is no file " + name));
            }
        }
        addPatches(project.config().resolve("patches"), files);
        env.ifPresent(
                name -> addPatches(project.config().resolve("env").resolve(name).resolve("patches"), files));
        return files;
    }

    private void addPatches(Path folder, List<Path> files) {
        SourceTree.below(folder, project::shown, name -> true, out).forEach(found -> {
            if (!files.contains(found.path())) {
                files.add(found.path());
            }
        });
    }
}
