package dev.gw.drill.scenario;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.document.SourceReader;
import dev.gw.source.SourceFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a scenario: {@code drills/NAME.yml}, described by the schema {@code drill-scenario}. */
public final class ScenarioFile {
    static final List<String> KEYS = List.of(
            "drill", "name", "seed", "target", "vars", "data", "identities", "scenarios", "faults", "thresholds");

    private static final List<String> IDENTITY_KEYS = List.of("consumer", "with", "claims", "ttl", "users", "headers");
    private static final List<String> KINDS = List.of("jwt", "key-auth", "basic-auth");

    private final Section root;
    private final Path folder;
    private final String fileName;

    private ScenarioFile(Section root, Path folder, String fileName) {
        this.root = root;
        this.folder = folder;
        this.fileName = fileName;
    }

    /**
     * The scenario of a file; empty where it has errors.
     *
     * @param shown what messages call it
     * @param environment what {@code ${NAME}} stands for
     */
    public static Optional<Scenario> read(Path file, String shown, Map<String, String> environment, Diagnostics out) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        return SourceReader.read(file, shown, out).flatMap(source -> read(source, folder, environment, out));
    }

    /**
     * The scenario of a text.
     *
     * @param folder where files lie that it names
     */
    public static Optional<Scenario> read(
            SourceFile source, Path folder, Map<String, String> environment, Diagnostics out) {
        Optional<Node> node = DocumentReader.read(source, Dialect.SOURCE, out);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof MapNode map)) {
            out.add(Diagnostic.of(Code.GW1803, node.get().span(), "a scenario is a map")
                    .help("begin the file with drill: 1"));
            return Optional.empty();
        }
        return scenario(source, folder, (MapNode) new FromEnvironment(environment, out).in(map), out);
    }

    /**
     * The scenario of a file for use elsewhere: what is sent and compared keeps the places where values of the environment
     * stand, as {@link KeptEnvironment} writes them.
     */
    public static Optional<Scenario> readKeeping(
            Path file, String shown, Map<String, String> environment, Diagnostics out) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        Optional<SourceFile> source = SourceReader.read(file, shown, out);
        Optional<Node> node = source.flatMap(text -> DocumentReader.read(text, Dialect.SOURCE, out));
        if (node.isEmpty() || !(node.get() instanceof MapNode map)) {
            return source.flatMap(text -> read(text, folder, environment, out));
        }
        MapNode filled = (MapNode) new KeptEnvironment(environment, out).in(map);
        return scenario(source.get(), folder, filled, out);
    }

    private static Optional<Scenario> scenario(SourceFile source, Path folder, MapNode filled, Diagnostics out) {
        Section root = new Section(filled, "a scenario", out);
        Scenario scenario = new ScenarioFile(root, folder, bare(source.name())).scenario();
        return out.hasErrors() ? Optional.empty() : Optional.of(scenario);
    }

    private static String bare(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    private Scenario scenario() {
        root.only(KEYS);
        if (!(root.get("drill") instanceof Scalar version) || !version.text().equals("1")) {
            root.missing("the version of its format", "begin the file with drill: 1");
        }
        Map<String, String> vars = root.texts("vars");
        Map<String, DataRows> data = data();
        Map<String, Identity> identities = identities();
        List<Load> loads = new LoadsReader(root, data, identities, vars.keySet(), folder).loads();
        TargetWish target = target();
        if (target.http().equals("h1") && loads.stream().anyMatch(Load::callsGrpc)) {
            root.wrong(root.map(), "gRPC is spoken over HTTP/2, and the target is asked in h1", "http: h2c, or h2");
        }
        return new Scenario(
                root.text("name", fileName),
                root.whole("seed", 1, 0, Integer.MAX_VALUE),
                target,
                vars,
                data,
                identities,
                loads,
                new FaultReader(root).faults(loads),
                new ThresholdReader(root, loads, identities.keySet()).thresholds());
    }

    private TargetWish target() {
        Section section = root.section("target", "target");
        if (section == null) {
            return TargetWish.USUAL;
        }
        section.only(List.of("url", "config", "env", "http"));
        String http = section.has("http") ? section.word("http", "", List.of("h1", "h2", "h2c")) : "";
        return new TargetWish(
                section.text("url", ""),
                section.text("config", ""),
                section.text("env", ""),
                http,
                section.span("config"));
    }

    private Map<String, DataRows> data() {
        Map<String, DataRows> all = new LinkedHashMap<>();
        Section section = root.section("data", "data");
        if (section != null) {
            for (MapNode.Entry entry : section.map().entries()) {
                Section one = section.section(entry.name(), "data");
                if (one != null) {
                    all.put(entry.name(), new DataReader(one, folder).rows());
                }
            }
        }
        return all;
    }

    private Map<String, Identity> identities() {
        Map<String, Identity> all = new LinkedHashMap<>();
        Section section = root.section("identities", "identities");
        if (section != null) {
            for (MapNode.Entry entry : section.map().entries()) {
                Section one = section.section(entry.name(), "an identity");
                if (one != null) {
                    all.put(entry.name(), identity(entry.name(), one));
                }
            }
        }
        return all;
    }

    private Identity identity(String name, Section one) {
        one.only(IDENTITY_KEYS);
        Section claims = one.section("claims", "claims");
        Map<String, Template> headers = new LinkedHashMap<>();
        one.texts("headers").forEach((field, value) -> headers.put(field, Template.of(value)));
        String with = one.has("with") ? one.word("with", "jwt", KINDS) : "";
        if (!one.has("consumer") && (claims != null || one.has("with"))) {
            one.missing("consumer", "say whose credential it shows: consumer: NAME");
        }
        return new Identity(
                name,
                one.text("consumer", ""),
                with,
                claims == null ? MapNode.empty() : claims.map(),
                one.duration("ttl", Duration.ofMinutes(5)),
                one.whole("users", 1, 1, 100_000),
                headers,
                one.span("consumer"));
    }

    /** A word that is not among those that are there. */
    static void unknown(Section section, Node at, String what, String name, Set<String> all) {
        Diagnostic diagnostic = Diagnostic.of(Code.GW1805, at.span(), "there is no " + what + " " + name);
        section.out().add(Section.meant(diagnostic, name, new TreeSet<>(all), "there are "));
    }
}
