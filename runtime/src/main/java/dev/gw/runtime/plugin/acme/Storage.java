package dev.gw.runtime.plugin.acme;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of accounts, certificates and challenges, by keys. Blocks; thread-safe. */
interface Storage extends AutoCloseable {
    /** The text of a key; null where there is none, or where its time is over. */
    @Nullable
    String get(String key) throws IOException;

    /**
     * Remembers a text.
     *
     * @param seconds how long; 0 for always
     */
    void set(String key, String text, long seconds) throws IOException;

    /** Remembers a text unless there is one; whether it did. */
    boolean add(String key, String text, long seconds) throws IOException;

    void delete(String key) throws IOException;

    /** The keys with a beginning. */
    List<String> list(String prefix) throws IOException;

    @Override
    void close();
}
