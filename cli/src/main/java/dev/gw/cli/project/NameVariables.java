package dev.gw.cli.project;

import dev.gw.runtime.settings.NameSettings;
import dev.gw.runtime.settings.NameSettings.Kind;
import dev.gw.runtime.settings.NameSettings.Times;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads how names are looked up, in Kong's syntax. */
final class NameVariables {
    private static final double MAX_SECONDS = 1e9;
    /** What was found last time: gw asks in order each time, which finds the same. */
    private static final String LAST = "LAST";

    private final KongVariables variables;

    NameVariables(KongVariables variables) {
        this.variables = variables;
    }

    NameSettings read() {
        Times usual = NameSettings.USUAL.times();
        Times times = new Times(
                millis("DNS_VALID_TTL", usual.valid()),
                millis("DNS_STALE_TTL", usual.stale()),
                millis("DNS_NOT_FOUND_TTL", usual.missing()),
                millis("DNS_ERROR_TTL", usual.failed()));
        return new NameSettings(servers(), hosts(), order(), times);
    }

    private List<InetSocketAddress> servers() {
        List<InetSocketAddress> servers = new ArrayList<>();
        for (String text : list("DNS_RESOLVER")) {
            InetSocketAddress server = NameSettings.server(text);
            if (server == null) {
                variables.wrong("DNS_RESOLVER", "addresses of name servers, such as 127.0.0.1:8600 or [::1]:53", text);
            } else {
                servers.add(server);
            }
        }
        return servers;
    }

    private @Nullable Path hosts() {
        Optional<String> named = variables.value("DNS_HOSTSFILE");
        if (named.isEmpty()) {
            return null;
        }
        try {
            Path file = variables.file("DNS_HOSTSFILE", named.get());
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException noFile) {
            // said below
        }
        variables.refuse("DNS_HOSTSFILE", "names no file: " + named.get());
        return null;
    }

    private List<Kind> order() {
        List<Kind> kinds = new ArrayList<>();
        for (String name : list("DNS_ORDER")) {
            String upper = name.toUpperCase(Locale.ROOT);
            Arrays.stream(Kind.values())
                    .filter(kind -> kind.name().equals(upper))
                    .forEach(kinds::add);
            if (!upper.equals(LAST)
                    && Arrays.stream(Kind.values())
                            .noneMatch(kind -> kind.name().equals(upper))) {
                String known = Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.joining(", "));
                variables.wrong("DNS_ORDER", LAST + ", " + known, name);
            }
        }
        return kinds;
    }

    private List<String> list(String name) {
        return variables.value(name).map(KongVariables::list).orElse(List.of());
    }

    private long millis(String name, long usual) {
        Optional<String> text = variables.value(name);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            double seconds = Double.parseDouble(text.get());
            if (seconds >= 0 && seconds <= MAX_SECONDS) {
                return Math.round(seconds * 1000);
            }
        } catch (NumberFormatException none) {
            // said below
        }
        variables.wrong(name, "seconds from 0", text.get());
        return usual;
    }
}
