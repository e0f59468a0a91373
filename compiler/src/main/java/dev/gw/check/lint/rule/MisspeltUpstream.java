package dev.gw.check.lint.rule;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.source.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A service whose host is nearly, but not quite, the name of an upstream. */
final class MisspeltUpstream implements LintRule {
    @Override
    public Code code() {
        return Code.GW2016;
    }

    @Override
    public String id() {
        return "misspelt-upstream";
    }

    private static final Set<String> INNER_DOMAINS = Set.of("upstream", "internal", "local", "svc", "service");

    @Override
    public Set<EntityKind> needsAll() {
        return Set.of(EntityKind.UPSTREAMS);
    }

    @Override
    public void check(Gateway gateway, Consumer<Diagnostic> out) {
        Map<String, Entity> names = new LinkedHashMap<>();
        gateway.all(EntityKind.UPSTREAMS).forEach(upstream -> names.put(Read.text(upstream, "name"), upstream));
        if (names.isEmpty()) {
            return;
        }
        Map<String, String> meant = new HashMap<>();
        for (Entity service : gateway.all(EntityKind.SERVICES)) {
            String host = Read.text(service, "host");
            if (isCandidate(host) && !names.containsKey(host)) {
                Entity upstream = names.get(meant.computeIfAbsent(host, h -> nearest(h, names.keySet())));
                if (upstream != null) {
                    out.accept(finding(service, host, upstream));
                }
            }
        }
    }

    private static boolean isCandidate(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        boolean inner = host.indexOf('.') < 0 || INNER_DOMAINS.contains(last);
        return inner && host.length() > 3 && !host.equals("localhost");
    }

    private static String nearest(String host, Set<String> names) {
        String letters = digitless(host);
        List<String> candidates =
                names.stream().filter(name -> !digitless(name).equals(letters)).toList();
        return Nearest.within(host.length() < 6 ? 1 : 2, host, candidates).orElse("");
    }

    /** Names that differ in their numbers, such as api-1 and api-2, are different on purpose. */
    private static String digitless(String name) {
        StringBuilder text = new StringBuilder();
        name.chars().filter(c -> c < '0' || c > '9').forEach(c -> text.append((char) c));
        return text.toString();
    }

    private static Diagnostic finding(Entity service, String host, Entity upstream) {
        Node written = service.authored().get("host");
        Node place = written == null ? service.authored().get("url") : written;
        Span at = place == null || place.span().isNowhere() ? Read.place(service) : place.span();
        String message =
                Read.called(service) + " goes to host " + Read.shown(service, "host") + ", which is no upstream";
        String meant = Read.shown(upstream, "name");
        Diagnostic found = Diagnostic.of(Code.GW2016, at, message).help("did you mean " + meant + "?");
        boolean mendable = meant.equals(upstream.name());
        return mendable && place instanceof Scalar scalar ? Edit.replace(found, scalar, host, meant) : found;
    }
}
