package dev.gw.runtime.plugin.httplog;

import dev.gw.emit.JsonWriter;
import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.Plugin;

/** Hands each request's log entry to the queue for a server. */
final class HttpLog implements Plugin {
    private final BatchQueue queue;
    private final LogSerializer serializer;

    HttpLog(BatchQueue queue, LogSerializer serializer) {
        this.queue = queue;
        this.serializer = serializer;
    }

    @Override
    public void log(Exchange exchange) {
        queue.add(JsonWriter.compact(serializer.entry(exchange)));
    }
}
