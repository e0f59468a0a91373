package dev.gw.drill.scenario;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is broken while a scenario runs. */
final class FaultReader {
    private static final List<String> KEYS =
            List.of("at", "for", "reload", "upstream", "do", "redis", "rotate", "expect");

    private static final List<String> WITHIN = List.of("recovers_within", "fails_open_within", "fails_closed_within");

    private final Section root;

    FaultReader(Section root) {
        this.root = root;
    }

    /**
     * The faults.
     *
     * @param loads run meanwhile
     */
    List<Fault> faults(List<Load> loads) {
        List<Fault> faults = new ArrayList<>();
        for (Section one : root.sections("faults", "a fault")) {
            one.only(KEYS);
            Fault fault = fault(one);
            inTime(one, fault, end(loads));
            faults.add(fault);
        }
        faults.sort(Comparator.comparing(Fault::at));
        return faults;
    }

    /** When the last load ends; null where that depends on the answers. */
    private static @Nullable Duration end(List<Load> loads) {
        Duration end = Duration.ZERO;
        for (Load load : loads) {
            Duration length = load.executor().length();
            if (length.isZero()) {
                return null;
            }
            Duration own = load.start().plus(length);
            end = own.compareTo(end) > 0 ? own : end;
        }
        return end;
    }

    /** What happens behind the end of the run can't be seen. */
    private static void inTime(Section one, Fault fault, @Nullable Duration end) {
        if (end == null || one.get("at") == null) {
            return;
        }
        Duration over = fault.at().plus(fault.lasts());
        String runs = "the run takes " + Quantity.text(end);
        if (over.compareTo(end) > 0 || fault.at().compareTo(end) >= 0) {
            one.wrong(one.map(), "this fault is over after " + Quantity.text(over) + ", but " + runs, "");
            return;
        }
        for (Fault.Expected expected : fault.expect()) {
            Duration seen = over.plusNanos(expected.limit());
            if (expected.what().equals("recovers_within") && seen.compareTo(end) > 0) {
                one.wrong(
                        one.map(),
                        "whether it recovers can be seen " + Quantity.text(seen) + " after the start, but " + runs,
                        "let the load run longer, or the fault end earlier");
            }
        }
    }

    private Fault fault(Section one) {
        List<String> kinds = List.of("reload", "upstream", "redis", "rotate").stream()
                .filter(one::has)
                .toList();
        if (kinds.size() != 1) {
            one.missing(
                    "exactly one of reload, upstream, redis and rotate",
                    "{at: 5s, upstream: orders, do: refuse, for: 2s}");
        }
        if (!one.has("at")) {
            one.missing("at", "say when, from the start: at: 5s");
        }
        String kind = kinds.isEmpty() ? "reload" : kinds.get(0);
        if (!kind.equals("upstream") && one.has("do")) {
            one.wrong(one.map(), "do says how an upstream behaves", "name it: upstream: orders");
        }
        if (kind.equals("redis") && !one.has("for")) {
            one.missing("for", "say how long: {at: 5s, for: 3s, redis: stop}");
        }
        if (kind.equals("rotate")) {
            one.word("rotate", "keys", List.of("keys"));
        }
        return new Fault(
                one.duration("at", Duration.ZERO),
                one.duration("for", Duration.ZERO),
                switch (kind) {
                    case "upstream" -> Fault.Kind.UPSTREAM;
                    case "redis" -> Fault.Kind.REDIS;
                    case "rotate" -> Fault.Kind.ROTATE_KEYS;
                    default -> Fault.Kind.RELOAD;
                },
                subject(one, kind),
                kind.equals("upstream") ? manner(one) : kind.equals("redis") ? ofRedis(one) : "",
                expected(one),
                one.span(kind));
    }

    /** {@code reload: again} loads the same once more. */
    private static String subject(Section one, String kind) {
        String text = List.of("rotate", "redis").contains(kind) ? "" : one.text(kind, "");
        return kind.equals("reload") && text.equals("again") ? "" : text;
    }

    private static String manner(Section one) {
        String manner = one.text("do", "");
        boolean known = List.of("refuse", "stall").contains(manner)
                || manner.startsWith("status:")
                        && StatusSet.range(manner.substring(7)) != null
                        && !manner.endsWith("xx")
                || manner.startsWith("delay:") && Quantity.duration(manner.substring(6)) != null;
        if (!known) {
            String help = "do: refuse, stall, status:500 or delay:200ms";
            if (one.has("do")) {
                one.wrong(one.map(), "do is " + manner + ", which no upstream can do", help);
            } else {
                one.missing("do", help);
            }
        }
        return manner;
    }

    private static String ofRedis(Section one) {
        String manner = one.text("redis", "");
        boolean slow = manner.startsWith("slow:") && Quantity.duration(manner.substring(5)) != null;
        Node node = one.get("redis");
        if (node != null && !slow && !List.of("stop", "refuse", "blackhole").contains(manner)) {
            one.wrong(
                    node,
                    "redis is " + manner + ", which is no way to break it",
                    "redis: stop, refuse, blackhole or slow:200ms");
            return "refuse";
        }
        return manner;
    }

    private static List<Fault.Expected> expected(Section one) {
        List<Fault.Expected> all = new ArrayList<>();
        Section expect = one.section("expect", "expect");
        if (expect == null) {
            return all;
        }
        for (MapNode.Entry entry : expect.map().entries()) {
            String key = entry.name();
            String place = Section.place(entry.key().span());
            if (WITHIN.contains(key)) {
                Duration within = expect.duration(key, Duration.ofSeconds(1));
                String words = key.replace('_', ' ') + " " + Quantity.text(within);
                all.add(new Fault.Expected(key, within.toNanos(), words, place));
            } else if (key.equals("lost") || StatusSet.range(key) != null) {
                boolean fits = entry.value() instanceof Scalar count && count.isWhole() && count.number() >= 0;
                if (!fits) {
                    expect.wrong(entry.value(), key + " is how many there may be at most", key + ": 0");
                } else {
                    long most = (long) ((Scalar) entry.value()).number();
                    all.add(new Fault.Expected(key, most, "at most " + most + " " + key, place));
                }
            } else {
                List<String> known = new ArrayList<>(WITHIN);
                known.addAll(List.of("lost", "5xx", "429"));
                expect.only(known);
            }
        }
        return all;
    }
}
