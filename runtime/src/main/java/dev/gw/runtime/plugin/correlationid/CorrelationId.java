package dev.gw.runtime.plugin.correlationid;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.OwnFields;
import dev.gw.runtime.exchange.RandomUuid;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.auth.SentHeaders;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Keeps the client's id or makes one, passes it on, and shows it to the client if asked to. */
final class CorrelationId implements Plugin {
    private static final String SHARED = "correlation_id";

    private final String header;
    private final String generator;
    private final boolean echo;
    private final Counter counter;
    private final PluginContext context;

    CorrelationId(PluginConfig config, Counter counter, PluginContext context) {
        this.header = config.string("header_name");
        this.generator = config.string("generator");
        this.echo = config.isTrue("echo_downstream");
        this.counter = counter;
        this.context = context;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        String given = SentHeaders.first(exchange.headers(), header);
        String id = given == null || given.isEmpty() ? generate(exchange) : given;
        if (!id.equals(given)) {
            exchange.upstream().headers().set(OwnFields.inRequest(header), id);
        }
        exchange.shared().put(SHARED, id);
        exchange.logField("correlation_id", id);
        return null;
    }

    @Override
    public void headerFilter(Exchange exchange) {
        if (!echo || exchange.response() == null) {
            return;
        }
        Object id = exchange.shared().get(SHARED);
        if (id == null) {
            String given = SentHeaders.first(exchange.headers(), header);
            id = given == null || given.isEmpty() ? generate(exchange) : given;
            exchange.shared().put(SHARED, id);
        }
        exchange.response().headers().set(OwnFields.name(header), id.toString());
    }

    private String generate(Exchange exchange) {
        return switch (generator) {
            case "uuid" -> RandomUuid.from(context.random()).toString();
            case "tracker" -> tracker(exchange);
            default -> counter.next();
        };
    }

    private static String tracker(Exchange exchange) {
        Request.Connection connection = exchange.request().connection();
        double seconds = exchange.timings().startedAtMillis() / 1000.0;
        return String.join(
                "-",
                connection.local(),
                Integer.toString(connection.localPort()),
                Long.toString(ProcessHandle.current().pid()),
                Long.toString(connection.id()),
                Integer.toString(connection.requests()),
                String.format(Locale.ROOT, "%.3f", seconds));
    }
}
