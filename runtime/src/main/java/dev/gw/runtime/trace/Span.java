package dev.gw.runtime.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a request, for a trace. Of one event loop. */
public final class Span {
    private final String name;
    private final Kind kind;
    private final String id;
    private final @Nullable String parent;
    private final long startNanos;
    private final Map<String, Object> tags = new LinkedHashMap<>();
    private long endNanos;
    private boolean failed;

    /** On which side of a call it is. */
    public enum Kind {
        INTERNAL,
        SERVER,
        CLIENT
    }

    /**
     * A step that begins.
     *
     * @param startNanos since 1970
     */
    public Span(String name, Kind kind, String id, @Nullable String parent, long startNanos) {
        this.name = name;
        this.kind = kind;
        this.id = id;
        this.parent = parent;
        this.startNanos = startNanos;
        this.endNanos = startNanos;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public String id() {
        return id;
    }

    public @Nullable String parent() {
        return parent;
    }

    public long startNanos() {
        return startNanos;
    }

    public long endNanos() {
        return endNanos;
    }

    /** Ends it; never before it began. */
    public Span end(long nanos) {
        endNanos = Math.max(startNanos, nanos);
        return this;
    }

    public boolean isFailed() {
        return failed;
    }

    public Span failed() {
        failed = true;
        return this;
    }

    /** Texts, numbers and truth values, by name. */
    public Map<String, Object> tags() {
        return tags;
    }

    /** Adds a tag; none for null. */
    public Span tag(String tag, @Nullable Object value) {
        if (value != null) {
            tags.put(tag, value);
        }
        return this;
    }
}
