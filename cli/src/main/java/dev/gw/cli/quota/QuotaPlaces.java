package dev.gw.cli.quota;

import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.runtime.limit.RedisSettings;
import dev.gw.runtime.quota.NatsPlace;
import dev.gw.runtime.quota.SyncSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/** Where the command line says that quotas come from and go to. No password is ever shown. */
final class QuotaPlaces {
    private static final Duration REDIS_PATIENCE = Duration.ofSeconds(2);

    private QuotaPlaces() {}

    static void events(CommandSpec spec) {
        spec.addOption(Options.value("URL", "The NATS servers (NATS_URL; nats://127.0.0.1:4222)", "--nats"));
        spec.addOption(Options.value("FILE", "Who may sign the certificates of NATS, in PEM (NATS_CA)", "--nats-ca"));
        spec.addOption(Options.value("SUBJECT", "What the events are published to (quota.updated)", "--subject"));
        spec.addOption(Options.value("NAME", "The stream to make where none takes the subject (QUOTA)", "--stream"));
    }

    static void redis(CommandSpec spec) {
        spec.addOption(Options.value("URL", "The Redis (REDIS_URL; redis://127.0.0.1:6379)", "--redis"));
    }

    static NatsPlace nats(Invocation invocation) {
        String trusted = from(invocation, "--nats-ca", "NATS_CA", "");
        return new NatsPlace(
                from(invocation, "--nats", "NATS_URL", "nats://127.0.0.1:4222"),
                trusted.isEmpty() ? null : invocation.path(trusted));
    }

    static String subject(Invocation invocation) {
        return named(invocation, "--subject", "quota.updated", true);
    }

    static String stream(Invocation invocation) {
        return named(invocation, "--stream", "QUOTA", false);
    }

    static RedisSettings redis(Invocation invocation) {
        String url = from(invocation, "--redis", "REDIS_URL", "redis://127.0.0.1:6379");
        try {
            return RedisSettings.of(new URI(url), REDIS_PATIENCE);
        } catch (URISyntaxException e) {
            throw new UsageException("the URL of Redis is none: " + e.getReason());
        } catch (IllegalArgumentException e) {
            throw new UsageException("the URL of Redis can't be used: " + e.getMessage());
        }
    }

    static SyncSettings sync(Invocation invocation) {
        return new SyncSettings(
                nats(invocation),
                redis(invocation),
                stream(invocation),
                subject(invocation),
                named(invocation, "--durable", "gw-quota-sync", false),
                named(invocation, "--parked", "quota.parked", true));
    }

    private static String from(Invocation invocation, String option, String variable, String usual) {
        String fromEnvironment = invocation.terminal().environment().getOrDefault(variable, "");
        return invocation.value(option).orElse(fromEnvironment.isEmpty() ? usual : fromEnvironment);
    }

    /** A name as NATS takes it: dots and wildcards only in subjects. */
    private static String named(Invocation invocation, String option, String usual, boolean subject) {
        String name = invocation.value(option).orElse(usual);
        String allowed = subject ? "_-.*>" : "_-";
        boolean fine = !name.isEmpty()
                && name.chars().allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || allowed.indexOf(c) >= 0);
        if (!fine) {
            throw new UsageException(option + " is " + name + ", which NATS does not take");
        }
        return name;
    }
}
