package dev.gw.runtime.plugin.filelog;

import dev.gw.emit.JsonWriter;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.nio.file.Path;

/** Appends each request's log entry to a file, as one line of JSON. */
final class FileLog implements Plugin {
    private final Path path;
    private final boolean reopen;
    private final LogSerializer serializer;
    private final LogFiles files;

    FileLog(PluginConfig config, LogSerializer serializer, LogFiles files) {
        this.path = Path.of(config.string("path"));
        this.reopen = config.isTrue("reopen");
        this.serializer = serializer;
        this.files = files;
    }

    @Override
    public void log(Exchange exchange) {
        files.append(path, reopen, JsonWriter.compact(serializer.entry(exchange)) + "\n");
    }
}
