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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** Where the command line says that quotas come from and go to. No password is ever shown. */
final class QuotaPlaces {
    private static final Duration REDIS_PATIENCE = Duration.ofSeconds(2);

    private static final Set<String> SCHEMES = Set.of("nats", "tls", "opentls", "ws", "wss");

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
        Path file = trusted.isEmpty() ? null : invocation.path(trusted);
        if (file != null && !Files.isReadable(file)) {
            throw new UsageException("the certificates for NATS can't be read: " + trusted);
        }
        String servers = from(invocation, "--nats", "NATS_URL", "nats://127.0.0.1:4222");
        for (String server : servers.split(",", -1)) {
            int scheme = server.indexOf("://");
            if (server.isBlank()
                    || (scheme >= 0
                            && !SCHEMES.contains(server.substring(0, scheme).strip()))) {
                throw new UsageException("the URL of NATS has to begin with nats:// or tls:// and name a host");
            }
        }
        return new NatsPlace(servers, file);
    }

    /** The one subject that an event goes to. */
    static String target(Invocation invocation) {
        String subject = subject(invocation);
        if (subject.indexOf('*') >= 0 || subject.indexOf('>') >= 0) {
            throw new UsageException("--subject is " + subject + ": an event goes to one subject, without wildcards");
        }
        return subject;
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
        String subject = subject(invocation);
        String parked = named(invocation, "--parked", "quota.parked", true);
        if (covers(subject.split("[.]", -1), parked.split("[.]", -1))) {
            throw new UsageException("--parked is " + parked + ", which " + subject
                    + " takes in: what is parked would come again and again");
        }
        return new SyncSettings(
                nats(invocation),
                redis(invocation),
                stream(invocation),
                subject,
                named(invocation, "--durable", "gw-quota-sync", false),
                parked);
    }

    /** Whether a subject, perhaps with wildcards, stands for another one. */
    private static boolean covers(String[] subject, String[] other) {
        for (int i = 0; i < subject.length; i++) {
            if (subject[i].equals(">")) {
                return i < other.length;
            }
            if (i == other.length || !(subject[i].equals("*") || subject[i].equals(other[i]))) {
                return false;
            }
        }
        return subject.length == other.length;
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
            throw new UsageException(
                    option + " is " + (name.isEmpty() ? "empty" : name) + ", which NATS does not take");
        }
        return name;
    }
}
