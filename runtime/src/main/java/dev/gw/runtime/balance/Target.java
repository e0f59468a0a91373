package dev.gw.runtime.balance;

import dev.gw.runtime.dns.Answer;
import dev.gw.runtime.dns.NameService;
import java.util.ArrayList;
import java.util.List;

/** A target of an upstream, with the addresses it stands for. Mutable; guarded by its balancer's lock. */
final class Target {
    private static final int DEFAULT_PORT = 8000;

    private final String name;
    private final int port;
    private final int weight;
    private final List<Address> addresses = new ArrayList<>(1);
    private Answer answer = Answer.empty();

    Target(String name, int port, int weight) {
        this.name = name;
        this.port = port;
        this.weight = weight;
    }

    /** Reads {@code host}, {@code host:port} or {@code [address]:port}. */
    static Target parse(String text, int weight) {
        int colon = text.lastIndexOf(':');
        boolean brackets = text.startsWith("[");
        boolean hasPort = colon > 0 && (brackets ? text.indexOf(']') == colon - 1 : text.indexOf(':') == colon);
        String host = hasPort ? text.substring(0, colon) : text;
        String bare = brackets ? host.substring(1, host.indexOf(']')) : host;
        return new Target(bare, hasPort ? Integer.parseInt(text.substring(colon + 1)) : DEFAULT_PORT, weight);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    int weight() {
        return weight;
    }

    /** Its addresses; the balancer changes the list. */
    List<Address> addresses() {
        return addresses;
    }

    boolean isLiteral() {
        return NameService.isAddress(name);
    }

    /** What its name stood for when it was asked last. */
    Answer answer() {
        return answer;
    }

    void answer(Answer latest) {
        answer = latest;
    }
}
