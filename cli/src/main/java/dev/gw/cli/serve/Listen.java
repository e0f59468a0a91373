package dev.gw.cli.serve;

import dev.gw.cli.command.UsageException;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.stream.StreamAddress;
import dev.gw.runtime.stream.StreamAddress.Kind;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kong's way to write what to listen on: {@code 0.0.0.0:8000 reuseport backlog=16384, 0.0.0.0:8443 ssl}, or off. */
public final class Listen {
    /** What an entry looks like. */
    static final String FORM = "ADDRESS:PORT, such as 127.0.0.1:8000";

    private Listen() {}

    /** The addresses of a list; flags that only tune nginx are taken and have no effect. */
    public static List<ListenAddress> parse(String option, String text) {
        List<ListenAddress> addresses = new ArrayList<>();
        if (text.strip().toLowerCase(Locale.ROOT).equals("off")) {
            return addresses;
        }
        for (String entry : text.split(",")) {
            List<String> words = List.of(entry.strip().split("\\s+"));
            addresses.add(
                    new ListenAddress(address(option, words.get(0)), words.contains("ssl"), words.contains("http2")));
        }
        return addresses;
    }

    /** The same for connections and datagrams: {@code 0.0.0.0:9000, 0.0.0.0:9443 ssl, 0.0.0.0:9053 udp}. */
    static List<StreamAddress> streams(String option, String text) {
        List<StreamAddress> addresses = new ArrayList<>();
        if (text.strip().toLowerCase(Locale.ROOT).equals("off")) {
            return addresses;
        }
        for (String entry : text.split(",")) {
            List<String> words = List.of(entry.strip().split("\\s+"));
            Kind kind = words.contains("udp") ? Kind.UDP : words.contains("ssl") ? Kind.TLS : Kind.TCP;
            addresses.add(new StreamAddress(address(option, words.get(0)), kind));
        }
        return addresses;
    }

    /** The first entry of a list that is no address; empty where all are. */
    static Optional<String> wrongEntry(String text) {
        if (text.strip().toLowerCase(Locale.ROOT).equals("off")) {
            return Optional.empty();
        }
        return Arrays.stream(text.split(","))
                .map(entry -> entry.strip().split("\\s+")[0])
                .filter(entry -> address(entry).isEmpty())
                .findFirst();
    }

    private static InetSocketAddress address(String option, String text) {
        return address(text)
                .orElseThrow(() -> new UsageException(option + " takes " + FORM + "; this is none: " + text));
    }

    private static Optional<InetSocketAddress> address(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0
                ? "127.0.0.1"
                : text.substring(0, colon).replace("[", "").replace("]", "");
        String port = text.substring(colon + 1);
        boolean number = !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(port) > 65535 || host.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new InetSocketAddress(host, Integer.parseInt(port)));
    }
}
