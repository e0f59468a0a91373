package dev.gw.assemble;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.document.SourceReader;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A project on disk: a folder with gw.yml or config/, or a single declarative file. Immutable. */
public final class Project {
    private static final String FILE = "gw.yml";
    private static final String CONFIG = "config";

    private final Path root;
    private final ShownNames names;
    private final Optional<Path> single;
    private final Optional<SourceFile> file;
    private final Node content;
    private final ProjectSettings settings;

    private Project(
            ShownNames names,
            Optional<Path> single,
            Optional<SourceFile> file,
            Node content,
            ProjectSettings settings) {
        this.root = names.root();
        this.names = names;
        this.single = single;
        this.file = file;
        this.content = content;
        this.settings = settings;
    }

    /** As {@link #find(Path, Path, Diagnostics)}; messages name files as they lie in the project. */
    public static Optional<Project> find(Path start, Diagnostics out) {
        return find(start, start, out);
    }

    /**
     * Finds the project that a place belongs to: the nearest folder upwards with gw.yml or config/; a file is a project
     * of its own. Empty, with a diagnostic, where there is none or its gw.yml can't be read.
     *
     * @param working the folder that messages name files from
     */
    public static Optional<Project> find(Path start, Path working, Diagnostics out) {
        Path from = working.toAbsolutePath().normalize();
        Path place = start.toAbsolutePath().normalize();
        if (Files.isRegularFile(place) && !place.getFileName().toString().equals(FILE)) {
            Path folder = place.getParent();
            return Optional.of(new Project(
                    ShownNames.in(folder == null ? place : folder, from),
                    Optional.of(place),
                    Optional.empty(),
                    MapNode.empty(),
                    ProjectSettings.DEFAULTS));
        }
        Path folder = Files.exists(place) ? place : null;
        for (; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(FILE)) || Files.isDirectory(folder.resolve(CONFIG))) {
                return at(ShownNames.in(folder, from), out);
            }
            Optional<Path> lost = Stream.of(folder.resolve(FILE), folder.resolve(CONFIG))
                    .filter(Project::leadsNowhere)
                    .findFirst();
            if (lost.isPresent()) {
                String name = ShownNames.in(folder, from).of(lost.get());
                out.add(Diagnostic.of(Code.GW1001, Span.nowhere(), name + " is a link that leads nowhere"));
                return Optional.empty();
            }
        }
        out.add(nowhere(start, place));
        return Optional.empty();
    }

    private static Diagnostic nowhere(Path start, Path place) {
        if (isBareRepository(place)) {
            return Diagnostic.of(Code.GW1101, Span.nowhere(), "this is a bare git repository, without files to read")
                    .help("clone it, and run gw in the clone");
        }
        String problem = Files.exists(place)
                ? "neither gw.yml nor a folder config lies here or in a folder above"
                : start + " does not exist";
        return Diagnostic.of(Code.GW1101, Span.nowhere(), problem)
                .help("run gw init to make a project, or name a folder with -C or a file such as kong.yml");
    }

    private static boolean isBareRepository(Path folder) {
        return Files.isRegularFile(folder.resolve("HEAD"))
                && Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"));
    }

    private static boolean leadsNowhere(Path path) {
        return Files.isSymbolicLink(path) && !Files.exists(path);
    }

    private static Optional<Project> at(ShownNames names, Diagnostics out) {
        Path path = names.root().resolve(FILE);
        if (!Files.exists(path)) {
            return Optional.of(
                    new Project(names, Optional.empty(), Optional.empty(), MapNode.empty(), ProjectSettings.DEFAULTS));
        }
        Optional<SourceFile> source = SourceReader.read(path, names.of(path), out);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        Diagnostics reading = new Diagnostics();
        Optional<Node> node = DocumentReader.read(source.get(), DocumentReader.Dialect.SOURCE, reading);
        // Kong never reads gw.yml: what it would make of a value such as off does not matter
        reading.sorted().stream().filter(d -> d.code() != Code.GW1014).forEach(out::add);
        if (node.isEmpty() && reading.hasErrors()) {
            return Optional.empty();
        }
        Node content = node.orElse(MapNode.empty());
        return Optional.of(new Project(names, Optional.empty(), source, content, ProjectFile.read(content, out)));
    }

    /** Where gw.yml says a text of a list; nowhere if it does not. */
    Span placeOf(String key, String text) {
        List<Node> items = content instanceof MapNode map ? map.list(key) : List.of();
        return items.stream()
                .filter(item -> item instanceof Scalar scalar && scalar.text().equals(text))
                .findFirst()
                .map(Node::span)
                .orElse(Span.nowhere());
    }

    /** The project's folder; the file's folder for a single file. Absolute. */
    public Path root() {
        return root;
    }

    /** A file's name in messages. */
    public String shown(Path file) {
        return names.of(file);
    }

    /** The name within the project of a file that messages name so. */
    public String within(String shown) {
        return shown.startsWith(names.prefix()) ? shown.substring(names.prefix().length()) : shown;
    }

    /** The file, where the project is a single one. */
    public Optional<Path> single() {
        return single;
    }

    /** The gw.yml that was read, where there is one. */
    public Optional<SourceFile> file() {
        return file;
    }

    /** What gw.yml says for every environment. */
    public ProjectSettings settings() {
        return settings;
    }

    /** What gw.yml says for one environment. */
    public ProjectSettings settings(Optional<String> env) {
        return env.map(name -> ProjectFile.forEnvironment(content, name, settings, new Diagnostics()))
                .orElse(settings);
    }

    /** The environments that gw.yml names or that have an overlay or settings, by name. */
    public Set<String> environments() {
        Set<String> names = new TreeSet<>(settings.environments());
        names.addAll(Environments.namedIn(config().resolve("env")));
        names.addAll(Environments.namedIn(config().resolve("settings")));
        names.remove("default");
        return names;
    }

    /** The folder of the sources. */
    Path config() {
        return root.resolve(CONFIG);
    }
}
