package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.krakend.Fields;
import dev.gw.krakend.Ledger;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hosts behind services: their own, or the targets of the upstream that bears their name. Not thread-safe. */
final class Hosts {
    /** How often hosts may be repeated so that their weights show. */
    private static final int MOST = 100;

    private final Bundle bundle;
    private final Ledger ledger;
    private final Set<String> used = new HashSet<>();

    Hosts(Bundle bundle, Ledger ledger) {
        this.bundle = bundle;
        this.ledger = ledger;
    }

    Optional<List<String>> of(Entity service, Fields fields) {
        String host = String.valueOf(service.fields().string("host"));
        String scheme = service.fields().string("protocol") + "://";
        for (Entity upstream : bundle.all(EntityKind.UPSTREAMS)) {
            if (host.equals(upstream.name())) {
                return targets(upstream, scheme);
            }
        }
        String written = fields.has("host") ? "host" : "url";
        return valid(
                host,
                ServiceReader.whole(service, "port"),
                scheme,
                problem -> fields.refused(Code.GW1710, written, problem, "name it by a host name"));
    }

    /** What to do with a host that KrakenD does not take. */
    private interface Refusal {
        void say(String problem);
    }

    private static Optional<List<String>> valid(String host, long port, String scheme, Refusal refusal) {
        if (host.contains(":")) {
            refusal.say("KrakenD takes no IPv6 addresses");
            return Optional.empty();
        }
        if (port < 10) {
            refusal.say("KrakenD takes ports of two digits and more");
            return Optional.empty();
        }
        return Optional.of(List.of(scheme + host + ":" + port));
    }

    private Optional<List<String>> targets(Entity upstream, String scheme) {
        boolean first = used.add(upstream.id());
        String subject = Origin.subject(upstream);
        if (first) {
            upstream(upstream, subject);
        }
        List<Weighted> found = new ArrayList<>();
        boolean good = true;
        for (Entity target : bundle.children(upstream, EntityKind.TARGETS)) {
            Optional<Weighted> read = target(target, scheme);
            good &= read.isPresent();
            read.filter(each -> each.weight > 0).ifPresent(found::add);
        }
        if (good && found.isEmpty()) {
            ledger.refused(Code.GW1710, subject, "", upstream.span(), "KrakenD wants a host, and it has no target", "");
        }
        return good && !found.isEmpty() ? Optional.of(repeated(found)) : Optional.empty();
    }

    private void upstream(Entity upstream, String subject) {
        Fields fields = new Fields(ledger, subject, upstream.authored());
        fields.skip("id", "created_at", "updated_at");
        fields.mapped("name", "the hosts of its targets");
        for (MapNode.Entry entry : upstream.authored().entries()) {
            String key = entry.name();
            if (key.startsWith("hash_") || key.equals("algorithm") || key.equals("slots")) {
                fields.dropped(key, "KrakenD picks hosts in turn, or at random");
            } else if (key.equals("healthchecks")) {
                fields.dropped(key, "KrakenD does not look whether hosts are well: a dead one keeps its share");
            } else if (key.equals("tags")) {
                fields.dropped(key, "KrakenD has no tags");
            }
        }
        fields.refuseTheRest(Code.GW1710, "KrakenD has nothing like it");
    }

    /** A host with how much of the traffic it gets. */
    private record Weighted(String host, long weight) {}

    private Optional<Weighted> target(Entity target, String scheme) {
        Fields fields = new Fields(ledger, Origin.subject(target), target.authored());
        String text = String.valueOf(target.fields().string("target"));
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > 0 && text.indexOf(':') == colon;
        String host = hasPort ? text.substring(0, colon) : text;
        long port = hasPort ? Long.parseLong(text.substring(colon + 1)) : colon > 0 ? 80 : 8000;
        Optional<List<String>> valid = valid(
                host,
                port,
                scheme,
                problem -> fields.refused(Code.GW1710, "target", problem, "name it by a host name"));
        fields.mapped("target", "backend host");
        fields.changed("weight", "the host stands as often in the list as its share says");
        fields.dropped("tags", "KrakenD has no tags");
        fields.skip("id", "created_at", "updated_at", "upstream");
        fields.refuseTheRest(Code.GW1710, "KrakenD has nothing like it");
        return valid.map(list -> new Weighted(list.get(0), ServiceReader.whole(target, "weight")));
    }

    private static List<String> repeated(List<Weighted> hosts) {
        long divisor = 0;
        long sum = 0;
        for (Weighted host : hosts) {
            divisor = divisor(divisor, host.weight);
            sum += host.weight;
        }
        // too many for a list: the shares are rounded
        double unit = Math.max((double) divisor, (double) sum / MOST);
        List<String> list = new ArrayList<>();
        for (Weighted host : hosts) {
            list.addAll(Collections.nCopies((int) Math.max(1, Math.round(host.weight / unit)), host.host));
        }
        return list;
    }

    private static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    /** What is written in upstreams that no service asks. */
    void rest() {
        for (Entity upstream : bundle.all(EntityKind.UPSTREAMS)) {
            if (!used.contains(upstream.id())) {
                ledger.dropped(Origin.subject(upstream), "", upstream.span(), "no service asks it");
            }
        }
    }

    /** The longest time to connect of all services, in milliseconds. */
    static long dialerTimeout(Bundle bundle) {
        long longest = 0;
        for (Entity service : bundle.all(EntityKind.SERVICES)) {
            longest = Math.max(longest, ServiceReader.whole(service, "connect_timeout"));
        }
        return longest;
    }
}
