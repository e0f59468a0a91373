package dev.gw.runtime.plugin.syslog;

import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.deliver.QueueSettings;
import dev.gw.runtime.deliver.QueuedLog;
import dev.gw.runtime.deliver.SystemLog;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The plugin syslog. */
public final class SyslogType implements PluginType {
    /** In the order of their numbers; 12 to 15 have no name. */
    private static final List<String> FACILITIES = List.of(
            "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp");

    private static final int FIRST_LOCAL = 16;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final SystemLog log;

    /** Writes to this machine's log. */
    public SyslogType() {
        this(new SystemLog(Path.of("/dev/log")));
    }

    SyslogType(SystemLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public int priority() {
        return 4;
    }

    @Override
    public boolean runsOnStreams() {
        return true;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        Deliveries deliveries = Deliveries.of(context.state());
        BatchQueue queue = deliveries.queue(
                List.of(name(), entity.id()),
                QueueSettings.PLAIN,
                batch -> deliveries.blocking(() -> log.send(batch.get(0))));
        LogSerializer serializer = new LogSerializer(context.loadedAt());
        Severity severity = Severity.of(config);
        int facility = facility(config.string("facility"));
        return new QueuedLog(queue, exchange -> {
            OptionalInt grave = severity.of(exchange);
            return grave.isEmpty()
                    ? null
                    : "<" + (8 * facility + grave.getAsInt()) + ">"
                            + time(context.clock().instant()) + " kong: "
                            + JsonWriter.compact(serializer.entry(exchange));
        });
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    static int facility(String name) {
        return name.startsWith("local") ? FIRST_LOCAL + name.charAt(name.length() - 1) - '0' : FACILITIES.indexOf(name);
    }

    @Override
    public List<String> notRun(Entity entity) {
        return log.hasSocket()
                ? List.of()
                : List.of("there is no socket /dev/log here; entries go to 127.0.0.1:514 by UDP");
    }
}
