package dev.gw.runtime.router;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All values of all routes of a traditional router: by which attributes might a request match? Immutable. */
final class TraditionalIndex {
    private final Set<String> hosts = new HashSet<>();
    private final List<TraditionalHosts.Wildcard> wildcards = new ArrayList<>();
    private final Set<String> headers = new LinkedHashSet<>();
    private final List<TraditionalEntry> regexes = new ArrayList<>();
    private final PrefixIndex<String> paths;
    private final Set<String> methods = new HashSet<>();
    private final Set<String> snis = new HashSet<>();
    private final List<NetRule> sources = new ArrayList<>();
    private final List<NetRule> destinations = new ArrayList<>();

    TraditionalIndex(List<TraditionalEntry> entries) {
        Map<String, String> plain = new HashMap<>();
        for (TraditionalEntry entry : entries) {
            hosts.addAll(entry.hosts().plain());
            wildcards.addAll(entry.hosts().wildcards());
            entry.headers().forEach(header -> headers.add(header.name()));
            if (entry.regex() != null) {
                regexes.add(entry);
            } else if (entry.path() != null) {
                plain.put(entry.path(), entry.path());
            }
            methods.addAll(entry.methods());
            snis.addAll(entry.snis());
            sources.addAll(entry.sources());
            destinations.addAll(entry.destinations());
        }
        paths = new PrefixIndex<>(plain);
    }

    TraditionalAsked ask(RouterRequest request) {
        String header = header(request);
        String path = path(request.path());
        boolean hasHost = !request.hostHeader().isEmpty();
        int port = request.scheme().equals("https") ? 443 : 80;
        TraditionalHosts.Split split = hasHost ? TraditionalHosts.split(request.hostHeader(), port) : null;
        boolean plain = split != null && (hosts.contains(split.withPort()) || hosts.contains(split.host()));
        String wildcard = split == null || plain ? null : wildcard(split);
        RouterRequest.Ends ends = request.ends();
        String sni = request.sni() == null ? "" : request.sni();
        int category = (plain || wildcard != null ? TraditionalEntry.HOST : 0)
                | (header != null ? TraditionalEntry.HEADER : 0)
                | (path != null ? TraditionalEntry.URI : 0)
                | (methods.contains(request.method()) ? TraditionalEntry.METHOD : 0)
                | (snis.contains(sni) ? TraditionalEntry.SNI : 0)
                | (takes(sources, ends.source(), ends.sourcePort()) ? TraditionalEntry.SOURCE : 0)
                | (takes(destinations, ends.destination(), ends.destinationPort()) ? TraditionalEntry.DESTINATION : 0);
        return new TraditionalAsked(request, split, wildcard, header, path, category);
    }

    private static boolean takes(List<NetRule> rules, @Nullable String ip, int port) {
        for (NetRule rule : rules) {
            boolean byAddress = rule.range() != null && NetRule.anyTakes(List.of(rule.withoutPort()), ip, port);
            if (byAddress || rule.port() >= 0 && rule.port() == port) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String header(RouterRequest request) {
        for (String name : headers) {
            if (!TraditionalHeader.sent(request.headers(), name).isEmpty()) {
                return name;
            }
        }
        return null;
    }

    private @Nullable String wildcard(TraditionalHosts.Split split) {
        for (TraditionalHosts.Wildcard wildcard : wildcards) {
            if (wildcard.matches(split.withPort())) {
                return wildcard.text();
            }
        }
        return null;
    }

    /** Expressions come before plain paths. */
    private @Nullable String path(String path) {
        for (TraditionalEntry entry : regexes) {
            if (entry.path() != null && entry.regex() != null && entry.regex().match(path) != null) {
                return entry.path().substring(1);
            }
        }
        String[] longest = new String[1];
        paths.walk(path, prefix -> longest[0] = longest[0] == null ? prefix : longest[0]);
        return longest[0];
    }
}
