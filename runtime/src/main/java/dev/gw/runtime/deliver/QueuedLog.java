package dev.gw.runtime.deliver;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.Plugin;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A plugin that only makes a text of each request that has ended, and queues it. */
public final class QueuedLog implements Plugin {
    private final BatchQueue queue;
    private final Function<Exchange, @Nullable String> text;

    /**
     * Such a plugin.
     *
     * @param text makes the text; null for a request that is passed over
     */
    public QueuedLog(BatchQueue queue, Function<Exchange, @Nullable String> text) {
        this.queue = queue;
        this.text = text;
    }

    @Override
    public void log(Exchange exchange) {
        String entry = text.apply(exchange);
        if (entry != null) {
            queue.add(entry);
        }
    }
}
