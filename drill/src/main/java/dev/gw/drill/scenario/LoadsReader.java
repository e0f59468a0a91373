package dev.gw.drill.scenario;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the loads of a scenario. */
final class LoadsReader {
    /** What every load may have. */
    static final List<String> COMMON = List.of(
            "executor",
            "start",
            "warmup",
            "connections",
            "streams",
            "max_waiting",
            "as",
            "data",
            "tags",
            "requests",
            "steps",
            "totals");

    private static final Duration WARMUP = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 64;
    private static final int STREAMS = 100;
    private static final int MOST_CONNECTIONS = 20_000;
    private static final int MOST_WAITING = 20_000;

    private final Section root;
    private final Map<String, DataRows> data;
    private final Map<String, Identity> identities;
    private final Set<String> vars;
    private final Path folder;

    LoadsReader(
            Section root, Map<String, DataRows> data, Map<String, Identity> identities, Set<String> vars, Path folder) {
        this.root = root;
        this.data = data;
        this.identities = identities;
        this.vars = vars;
        this.folder = folder;
    }

    List<Load> loads() {
        List<Load> loads = new ArrayList<>();
        Section section = root.section("scenarios", "scenarios");
        if (section == null || section.map().isEmpty()) {
            if (!root.has("scenarios") || section != null) {
                root.missing("scenarios", "scenarios: {steady: {executor: constant-rate, rate: 50/s, …}}");
            }
            return loads;
        }
        for (MapNode.Entry entry : section.map().entries()) {
            Section load = section.section(entry.name(), "a scenario");
            if (load != null) {
                loads.add(load(entry.name(), load));
            }
        }
        return loads;
    }

    private Load load(String name, Section load) {
        ExecutorReader reader = new ExecutorReader(load);
        String word = reader.word();
        keys(load, word);
        Executor executor = reader.executor(word);
        boolean lasts = executor instanceof Executor.Rate || executor instanceof Executor.Users;
        if (!lasts && load.has("warmup")) {
            load.wrong(load.map(), word + " takes no warmup: every request of it counts", "leave warmup out");
        }
        List<String> rows = data(load);
        Map<String, Integer> as = as(load);
        boolean inOrder = load.has("steps");
        if (inOrder == load.has("requests")) {
            String help = "requests: one of them each time, by weight; steps: all of them, in order";
            if (inOrder) {
                load.wrong(load.map(), "a scenario has requests or steps, not both", help);
            } else {
                load.missing("requests or steps", help);
            }
        }
        RequestReader requests = new RequestReader(load, templates(rows, as.keySet()), inOrder, folder);
        Load made = new Load(
                name,
                executor,
                load.duration("start", Duration.ZERO),
                load.duration("warmup", lasts ? WARMUP : Duration.ZERO),
                load.whole("connections", connections(executor), 1, MOST_CONNECTIONS),
                load.whole("streams", STREAMS, 1, 10_000),
                load.whole("max_waiting", MOST_WAITING, 0, 1_000_000),
                as,
                rows,
                think(load),
                load.duration("pacing", Duration.ZERO),
                load.texts("tags"),
                inOrder,
                requests.requests(inOrder ? "steps" : "requests"),
                totals(load));
        if (made.callsGrpc() && made.opensWebSockets()) {
            String why = "gRPC is spoken over HTTP/2, WebSockets are opened over HTTP/1.1";
            load.wrong(load.map(), why, "give each a scenario of its own: they run at the same time");
        }
        return made;
    }

    private static int connections(Executor executor) {
        if (executor instanceof Executor.Users users) {
            return Math.max(1, Math.min(users.most(), MOST_CONNECTIONS));
        }
        return executor instanceof Executor.Iterations iterations
                ? Math.min(iterations.users(), MOST_CONNECTIONS)
                : CONNECTIONS;
    }

    /** A key of another executor gets its own message. */
    private static void keys(Section load, String word) {
        Set<String> all = new LinkedHashSet<>(COMMON);
        all.addAll(ExecutorReader.KEYS.getOrDefault(word, List.of()));
        Set<String> others = new TreeSet<>();
        ExecutorReader.KEYS.values().forEach(others::addAll);
        List<String> known = new ArrayList<>(all);
        for (MapNode.Entry entry : load.map().entries()) {
            if (!all.contains(entry.name()) && others.contains(entry.name())) {
                String takes = String.join(", ", ExecutorReader.KEYS.getOrDefault(word, List.of()));
                load.wrong(entry.key(), word + " takes no " + entry.name(), "it takes " + takes);
                known.add(entry.name());
            }
        }
        load.only(known);
    }

    private List<String> data(Section load) {
        Node node = load.get("data");
        List<String> names = new ArrayList<>();
        if (node != null) {
            for (Scalar scalar : Section.scalars(node)) {
                if (data.containsKey(scalar.text())) {
                    names.add(scalar.text());
                } else {
                    ScenarioFile.unknown(load, scalar, "data", scalar.text(), data.keySet());
                }
            }
        }
        return names;
    }

    /** {@code as: alice}, {@code as: [alice, bob]}, or weights: {@code as: {alice: 3, bob: 1}}. */
    private Map<String, Integer> as(Section load) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        Node node = load.get("as");
        if (node instanceof MapNode map) {
            Section section = new Section(map, "as", load.out());
            for (MapNode.Entry entry : map.entries()) {
                weights.put(entry.name(), section.whole(entry.name(), 1, 1, 1_000_000));
                known(load, entry.key());
            }
        } else if (node != null) {
            for (Scalar scalar : Section.scalars(node)) {
                weights.put(scalar.text(), 1);
                known(load, scalar);
            }
        }
        return weights;
    }

    private void known(Section load, Scalar name) {
        if (!identities.containsKey(name.text())) {
            ScenarioFile.unknown(load, name, "identity", name.text(), identities.keySet());
        }
    }

    /** What templates may name. */
    private Templates templates(List<String> rows, Set<String> as) {
        Set<String> names = new TreeSet<>(vars);
        rows.forEach(row -> {
            DataRows known = data.get(row);
            if (known != null) {
                names.addAll(known.columns());
            }
        });
        if (!as.isEmpty()) {
            names.add("identity");
        }
        boolean read = rows.stream().noneMatch(row -> DataRows.NONE.equals(data.get(row)));
        return new Templates(names, read);
    }

    private static Load.Pause think(Section load) {
        String text = load.text("think");
        if (text == null) {
            return Load.Pause.NONE;
        }
        int dots = text.indexOf("..");
        @Nullable Duration least = Quantity.duration(dots < 0 ? text : text.substring(0, dots));
        @Nullable Duration most = dots < 0 ? least : Quantity.duration(text.substring(dots + 2));
        if (least == null || most == null || most.compareTo(least) < 0) {
            Node node = load.get("think");
            load.wrong(node == null ? load.map() : node, "think is a time or a range of times", "1s, or 500ms..2s");
            return Load.Pause.NONE;
        }
        return new Load.Pause(least, most);
    }

    private static List<Load.Total> totals(Section load) {
        List<Load.Total> totals = new ArrayList<>();
        Section section = load.section("totals", "totals");
        if (section != null) {
            for (MapNode.Entry entry : section.map().entries()) {
                StatusSet statuses = StatusSet.of(List.of(entry.name()));
                boolean fits = entry.value() instanceof Scalar count && count.isWhole() && count.number() >= 0;
                if (statuses == null || !fits || entry.value() instanceof ListNode) {
                    section.wrong(entry.key(), "totals say how often a status came", "{200: 100, 429: 30}");
                } else {
                    long count = (long) ((Scalar) entry.value()).number();
                    totals.add(new Load.Total(
                            statuses, count, Section.place(entry.key().span())));
                }
            }
        }
        return totals;
    }
}
