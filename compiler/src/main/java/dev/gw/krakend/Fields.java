package dev.gw.krakend;

import dev.gw.diagnostic.Code;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that somebody wrote in one place, each of which has to be accounted for: what nobody took is refused in the
 * end. So a field that gw does not know can't get lost. Not thread-safe.
 */
public final class Fields {
    private final Ledger ledger;
    private final String subject;
    private final MapNode written;
    private final Set<String> taken = new HashSet<>();

    /**
     * The fields of a map.
     *
     * @param subject what rows call it: {@code route orders}
     */
    public Fields(Ledger ledger, String subject, MapNode written) {
        this.ledger = ledger;
        this.subject = subject;
        this.written = written;
    }

    /** What rows call it. */
    public String subject() {
        return subject;
    }

    public boolean has(String key) {
        return written.has(key);
    }

    public @Nullable Node get(String key) {
        return written.get(key);
    }

    /** Where a field's value stands; that of the whole where it is not written. */
    public Span at(String key) {
        Node value = written.get(key);
        return value == null || value.span().isNowhere() ? written.span() : value.span();
    }

    /** It means the same there. */
    public void mapped(String key, String becomes) {
        if (take(key)) {
            ledger.mapped(subject, key, at(key), becomes);
        }
    }

    /** It means something else there. */
    public void changed(String key, String becomes) {
        if (take(key)) {
            ledger.changed(subject, key, at(key), becomes);
        }
    }

    /** It is not there, and does no harm. */
    public void dropped(String key, String why) {
        if (take(key)) {
            ledger.dropped(subject, key, at(key), why);
        }
    }

    /** Going without it would be wrong. */
    public void refused(Code code, String key, String why, String mend) {
        if (take(key)) {
            ledger.refused(code, subject, key, at(key), why, mend);
        }
    }

    /** It is written about elsewhere, or says nothing about requests. */
    public void skip(String... keys) {
        taken.addAll(Set.of(keys));
    }

    private boolean take(String key) {
        return taken.add(key) && written.has(key);
    }

    /** Whether a value says nothing: null, or an empty list or map. */
    public static boolean isNothing(Node value) {
        return value instanceof ListNode list && list.isEmpty()
                || value instanceof MapNode map && map.isEmpty()
                || value instanceof Scalar scalar && scalar.isNull();
    }

    /** Refuses whatever is left and says something. */
    public void refuseTheRest(Code code, String why) {
        for (MapNode.Entry entry : written.entries()) {
            if (!taken.contains(entry.name()) && !isNothing(entry.value())) {
                refused(code, entry.name(), why, "");
            }
        }
    }
}
