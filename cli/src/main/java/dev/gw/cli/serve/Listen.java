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
import java.util.regex.Pattern;

/** Kong's way to write what to listen on: {@code 0.0.0.0:8000 reuseport backlog=16384, 0.0.0.0:8443 ssl}, or off. */
public final class Listen {
    /** What an entry looks like. */
    static final String FORM = "ADDRESS:PORT and flags, such as 127.0.0.1:8443 ssl";

    /** Flags that say how gw listens, and those that only tune nginx. */
    private static final Pattern FLAG = Pattern.compile(
            "ssl|http2|udp|proxy_protocol|deferred|bind|reuseport|backlog=\\d+|ipv6only=(on|off)|so_keepalive=(on|off|\\w*:\\w*:\\d*)");

    private static final String PROXIED = "proxy_protocol";

    private Listen() {}

    /** The addresses of a list; flags that only tune nginx are taken and have no effect. */
    public static List<ListenAddress> parse(String option, String text) {
        List<ListenAddress> addresses = new ArrayList<>();
        if (text.strip().toLowerCase(Locale.ROOT).equals("off")) {
            return addresses;
        }
        List<List<String>> entries = new ArrayList<>();
        for (String entry : text.split(",")) {
            entries.add(words(option, entry));
        }
        // as in nginx, which knows it of the server and not of its ports
        boolean http2 = entries.stream().anyMatch(words -> words.contains("http2"));
        for (List<String> words : entries) {
            addresses.add(new ListenAddress(addressOf(words), words.contains("ssl"), http2, words.contains(PROXIED)));
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
            List<String> words = words(option, entry);
            Kind kind = words.contains("udp") ? Kind.UDP : words.contains("ssl") ? Kind.TLS : Kind.TCP;
            if (kind == Kind.UDP && words.contains(PROXIED)) {
                throw new UsageException(option + ": datagrams have no PROXY protocol: " + entry.strip());
            }
            addresses.add(new StreamAddress(addressOf(words), kind, words.contains(PROXIED)));
        }
        return addresses;
    }

    /** The first entry of a list that is no address with flags, as messages show it; empty where all are right. */
    static Optional<String> wrongEntry(String text) {
        if (text.strip().toLowerCase(Locale.ROOT).equals("off")) {
            return Optional.empty();
        }
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(entry -> !isRight(entry))
                .findFirst();
    }

    private static boolean isRight(String entry) {
        List<String> words = List.of(entry.split("\\s+"));
        return address(words.get(0)).isPresent()
                && words.stream().skip(1).allMatch(word -> FLAG.matcher(word).matches());
    }

    /** The address of an entry, and its flags behind it. */
    private static List<String> words(String option, String entry) {
        if (isRight(entry.strip())) {
            return List.of(entry.strip().split("\\s+"));
        }
        throw new UsageException(option + " takes " + FORM + "; this is none: " + entry.strip());
    }

    private static InetSocketAddress addressOf(List<String> words) {
        return address(words.get(0)).orElseThrow();
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
