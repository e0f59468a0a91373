package dev.gw.cli.quota;

import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.runtime.limit.RedisHashes;
import dev.gw.runtime.plugin.quotamirror.QuotaMirrorType;
import dev.gw.runtime.quota.QuotaPublisher;
import dev.gw.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** {@code gw quota}: publishes a tenant's quota, as the keeper of the quotas would, or shows what Redis holds of it. */
public final class QuotaCommand implements Command {
    private static final List<String> ACTIONS = List.of("publish", "show", "plugin");
    private static final List<String> NUMBERS = List.of("limit", "used", "remaining", "version");
    private static final String[] FIELDS = {"limit", "used", "remaining", "period", "reset_at", "last_updated"};

    private final Clock clock = Clock.systemUTC();

    @Override
    public CommandSpec spec() {
        CommandSpec spec =
                Options.command("quota", "Publishes a tenant's quota, shows the one in Redis, or writes the plugin.");
        spec.addOption(Options.value("NUMBER", "publish: how much the tenant may use", "--limit"));
        spec.addOption(Options.value("NUMBER", "publish: how much it has used", "--used"));
        spec.addOption(Options.value("NUMBER", "publish: how much is left; else limit less used", "--remaining"));
        spec.addOption(Options.value("WORD", "publish: what the limit is for (monthly)", "--period"));
        spec.addOption(Options.value("TIME", "publish: when it starts anew, as 2027-01-01T00:00:00Z", "--reset-at"));
        spec.addOption(Options.value("NUMBER", "publish: the tenant's count of changes", "--version"));
        QuotaPlaces.events(spec);
        QuotaPlaces.redis(spec);
        return spec.addPositional(Options.arguments(
                "ACTION", "publish or show, then the tenant; or plugin, then a folder (plugins)", "1..2"));
    }

    @Override
    public Exit run(Invocation invocation) {
        String action = invocation.arguments().get(0);
        if (!ACTIONS.contains(action)) {
            throw new UsageException("gw quota takes publish, show or plugin", action, ACTIONS);
        }
        if (action.equals("plugin")) {
            return plugin(invocation);
        }
        if (invocation.arguments().size() < 2) {
            throw new UsageException("gw quota " + action + " needs a tenant");
        }
        String tenant = invocation.arguments().get(1);
        return action.equals("publish") ? publish(invocation, tenant) : show(invocation, tenant);
    }

    /** The Lua plugin as files, for a project to keep. */
    private static Exit plugin(Invocation invocation) {
        String folder =
                invocation.arguments().size() > 1 ? invocation.arguments().get(1) : "plugins";
        PluginCommand.write(invocation, QuotaMirrorType.LUA, folder);
        return Exit.FINE;
    }

    private Exit publish(Invocation invocation, String tenant) {
        byte[] event = JsonWriter.compact(event(invocation, tenant)).getBytes(StandardCharsets.UTF_8);
        try {
            String place = QuotaPublisher.publish(
                    QuotaPlaces.nats(invocation),
                    QuotaPlaces.stream(invocation),
                    QuotaPlaces.target(invocation),
                    event);
            if (!invocation.quiet()) {
                invocation.terminal().err().println("gw: published to " + place);
            }
            return Exit.FINE;
        } catch (IOException e) {
            invocation.terminal().err().println("gw: NATS can't be used: " + e.getMessage());
            return Exit.UNREACHABLE;
        }
    }

    private MapNode event(Invocation invocation, String tenant) {
        MapNode event = MapNode.empty().with("tenant_id", Scalar.string(tenant));
        for (String name : NUMBERS) {
            Optional<String> number = invocation.value("--" + name);
            if (number.isPresent()) {
                event = event.with(name, number(name, number.get()));
            }
        }
        if (!event.has("limit") || !(event.has("used") || event.has("remaining"))) {
            throw new UsageException("gw quota publish needs --limit, and --used or --remaining");
        }
        event = event.with("period", Scalar.string(invocation.value("--period").orElse("monthly")));
        Optional<String> reset = invocation.value("--reset-at");
        if (reset.isPresent()) {
            event = event.with("reset_at", Scalar.string(time(reset.get())));
        }
        return event.with(
                "timestamp",
                Scalar.string(clock.instant().truncatedTo(ChronoUnit.MICROS).toString()));
    }

    private static String time(String text) {
        try {
            return OffsetDateTime.parse(text).toString();
        } catch (DateTimeException e) {
            throw new UsageException("--reset-at takes a time such as 2027-01-01T00:00:00Z");
        }
    }

    private static Scalar number(String name, String text) {
        boolean digits = text.length() <= 15 && text.matches("(0|[1-9][0-9]*)([.][0-9]+)?");
        if (!digits) {
            throw new UsageException("--" + name + " takes a number from 0 on");
        }
        return Scalar.number(Double.parseDouble(text), text, Span.nowhere());
    }

    private static Exit show(Invocation invocation, String tenant) {
        RedisHashes redis = new RedisHashes(QuotaPlaces.redis(invocation));
        try {
            List<@Nullable String> values =
                    redis.read("quota:tenant:" + tenant, FIELDS).join();
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < FIELDS.length; i++) {
                String value = values.get(i);
                if (value != null) {
                    out.append(FIELDS[i]).append(": ").append(value).append('\n');
                }
            }
            if (out.isEmpty()) {
                invocation.terminal().err().println("gw: Redis has no quota of " + tenant);
                return Exit.PROBLEMS;
            }
            invocation.terminal().out().print(out);
            return Exit.FINE;
        } catch (CompletionException e) {
            invocation
                    .terminal()
                    .err()
                    .println("gw: Redis can't be used: " + (e.getCause() == null ? e : e.getCause()).getMessage());
            return Exit.UNREACHABLE;
        } finally {
            redis.close();
        }
    }
}
