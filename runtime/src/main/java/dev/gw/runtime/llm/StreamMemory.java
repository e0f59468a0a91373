package dev.gw.runtime.llm;

import org.jspecify.annotations.Nullable;

/** What a driver remembers of a stream: the answer's id. */
public final class StreamMemory {
    private @Nullable Object id;

    @Nullable
    Object id() {
        return id;
    }

    void id(@Nullable Object told) {
        id = told;
    }
}
