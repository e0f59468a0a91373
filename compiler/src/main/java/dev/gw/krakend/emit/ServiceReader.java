package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Fields;
import dev.gw.krakend.Ledger;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads services: where they are, and how long they are waited for. Not thread-safe. */
final class ServiceReader {
    private static final String ELSEWHERE = "backend host";

    private final Bundle bundle;
    private final Ledger ledger;
    private final Hosts hosts;
    private final Map<String, Optional<Backend>> read = new HashMap<>();

    ServiceReader(Bundle bundle, Ledger ledger) {
        this.bundle = bundle;
        this.ledger = ledger;
        this.hosts = new Hosts(bundle, ledger);
    }

    /** The service; empty where it can't be asked by KrakenD, which is in the ledger. */
    Optional<Backend> read(Entity service) {
        Optional<Backend> known = read.get(service.id());
        if (known == null) {
            known = backend(service);
            read.put(service.id(), known);
        }
        return known;
    }

    /** What is written in services that no route leads to. */
    void rest() {
        for (Entity service : bundle.all(EntityKind.SERVICES)) {
            if (!read.containsKey(service.id())) {
                ledger.dropped(Origin.subject(service), "", service.span(), "no route leads to it");
            }
        }
        hosts.rest();
    }

    private Optional<Backend> backend(Entity service) {
        Fields fields = new Fields(ledger, Origin.subject(service), service.authored());
        fields.skip("id", "created_at", "updated_at", "enabled");
        String protocol = String.valueOf(service.fields().string("protocol"));
        if (!protocol.equals("http") && !protocol.equals("https")) {
            fields.refused(
                    Code.GW1710,
                    fields.has("protocol") ? "protocol" : "url",
                    "KrakenD's endpoints ask services over HTTP, not " + protocol,
                    "");
            fields.skip(service.authored().entries().stream()
                    .map(MapNode.Entry::name)
                    .toArray(String[]::new));
            return Optional.empty();
        }
        tls(service, fields);
        times(fields);
        Optional<List<String>> found = hosts.of(service, fields);
        String path = service.fields().string("path");
        where(fields, path != null && !path.equals("/"));
        fields.mapped("name", "@comment of its endpoints");
        fields.dropped("tags", "KrakenD has no tags");
        fields.dropped("retries", "KrakenD does not ask twice");
        fields.refuseTheRest(Code.GW1710, "KrakenD has nothing like it");
        long timeout = whole(service, "read_timeout");
        return found.map(list -> new Backend(list, path == null ? "" : path, timeout));
    }

    private static void where(Fields fields, boolean hasPath) {
        for (String key : List.of("protocol", "host", "port", "url")) {
            boolean path = key.equals("url") && hasPath;
            fields.mapped(key, path ? ELSEWHERE + ", and its path in front of url_pattern" : ELSEWHERE);
        }
        fields.mapped("path", "in front of url_pattern");
    }

    private static void times(Fields fields) {
        fields.changed("read_timeout", "endpoint timeout: the whole exchange has to be over by then, not each wait");
        fields.dropped("write_timeout", "the endpoint's timeout holds for the whole exchange");
        fields.changed("connect_timeout", "dialer_timeout of the gateway: the longest of all services");
    }

    private static void tls(Entity service, Fields fields) {
        if (service.fields().get("tls_verify") instanceof Scalar verify && !verify.isNull()) {
            if (verify.isTrue()) {
                fields.mapped("tls_verify", "client_tls: certificates are checked");
            } else {
                fields.refused(
                        Code.GW1711,
                        "tls_verify",
                        "KrakenD can leave certificates unchecked only for all services at once",
                        "give the service a certificate that can be checked, or speak http to it");
            }
        }
        for (String key : List.of("client_certificate", "ca_certificates", "tls_verify_depth")) {
            Node value = service.authored().get(key);
            if (value == null || Fields.isNothing(value)) {
                fields.skip(key);
            } else {
                fields.refused(
                        Code.GW1711,
                        key,
                        "KrakenD has certificates for all services at once, and reads them from files",
                        "");
            }
        }
    }

    /** A whole number of an entity, with its default. */
    static long whole(Entity entity, String key) {
        return entity.fields().get(key) instanceof Scalar scalar && scalar.isNumber() ? (long) scalar.number() : 0;
    }
}
