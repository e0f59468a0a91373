package dev.gw.drill.scenario;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads what is broken while a scenario runs. */
final class FaultReader {
    private static final List<String> KEYS = List.of("at", "for", "reload", "upstream", "do", "rotate", "expect");

    private final Section root;

    FaultReader(Section root) {
        this.root = root;
    }

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (Section one : root.sections("faults", "a fault")) {
            one.only(KEYS);
            faults.add(fault(one));
        }
        faults.sort(Comparator.comparing(Fault::at));
        return faults;
    }

    private Fault fault(Section one) {
        List<String> kinds = List.of("reload", "upstream", "rotate").stream()
                .filter(one::has)
                .toList();
        if (kinds.size() != 1) {
            one.missing(
                    "exactly one of reload, upstream and rotate", "{at: 5s, upstream: orders, do: refuse, for: 2s}");
        }
        if (!one.has("at")) {
            one.missing("at", "say when, from the start: at: 5s");
        }
        String kind = kinds.isEmpty() ? "reload" : kinds.get(0);
        if (!kind.equals("upstream") && one.has("do")) {
            one.wrong(one.map(), "do says how an upstream behaves", "name it: upstream: orders");
        }
        if (kind.equals("rotate")) {
            one.word("rotate", "keys", List.of("keys"));
        }
        return new Fault(
                one.duration("at", Duration.ZERO),
                one.duration("for", Duration.ZERO),
                switch (kind) {
                    case "upstream" -> Fault.Kind.UPSTREAM;
                    case "rotate" -> Fault.Kind.ROTATE_KEYS;
                    default -> Fault.Kind.RELOAD;
                },
                subject(one, kind),
                kind.equals("upstream") ? manner(one) : "",
                expected(one),
                one.span(kind));
    }

    /** {@code reload: again} loads the same once more. */
    private static String subject(Section one, String kind) {
        String text = kind.equals("rotate") ? "" : one.text(kind, "");
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

    private static List<Fault.Expected> expected(Section one) {
        List<Fault.Expected> all = new ArrayList<>();
        Section expect = one.section("expect", "expect");
        if (expect == null) {
            return all;
        }
        for (MapNode.Entry entry : expect.map().entries()) {
            String key = entry.name();
            String place = Section.place(entry.key().span());
            if (key.equals("recovers_within")) {
                Duration within = expect.duration(key, Duration.ofSeconds(1));
                String words = "recovers within " + Quantity.text(within);
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
                expect.only(List.of("lost", "recovers_within", "5xx", "429"));
            }
        }
        return all;
    }
}
