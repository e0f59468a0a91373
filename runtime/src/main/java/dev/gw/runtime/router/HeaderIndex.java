package dev.gw.runtime.router;

import dev.gw.runtime.exchange.Headers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Entries of a table, found by a plain value of a header without which a request is none of theirs. Immutable. */
final class HeaderIndex {
    /** Up to so many are asked faster than the maps. */
    static final int FEW = 4;

    private final Map<String, Map<String, Ranks>> byName = new HashMap<>();
    private final Ranks others;

    HeaderIndex(Ranks all, List<Candidate> entries) {
        others = all.size() <= FEW ? all : new Ranks();
        for (int i = 0; all.size() > FEW && i < all.size(); i++) {
            add(all.get(i), entries.get(all.get(i)));
        }
    }

    private void add(int rank, Candidate entry) {
        HeaderRule header = entry.plainHeader();
        if (header == null) {
            others.add(rank);
            return;
        }
        Map<String, Ranks> byValue = byName.computeIfAbsent(header.name(), ignored -> new HashMap<>());
        for (String value : header.plain()) {
            byValue.computeIfAbsent(value, ignored -> new Ranks()).add(rank);
        }
    }

    /** Calls with all entries that may match. */
    void visit(Headers headers, Consumer<Ranks> visitor) {
        for (Map.Entry<String, Map<String, Ranks>> entry : byName.entrySet()) {
            for (int i = 0; i < headers.size(); i++) {
                if (HeaderRule.isNamed(headers.name(i), entry.getKey())) {
                    Ranks ranks = entry.getValue().get(HeaderRule.compared(headers.value(i)));
                    if (ranks != null) {
                        visitor.accept(ranks);
                    }
                }
            }
        }
        visitor.accept(others);
    }
}
