package dev.gw.krakend.imports;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.krakend.Fields;

/** Namespaces of backends. Stateless. */
final class BackendExtra {
    private BackendExtra() {}

    static void apply(MapNode extra, EndpointImport into, Fields fields) {
        fields.dropped("qos/circuit-breaker", "Kong has none");
        fields.dropped("qos/http-cache", "every request reaches the service");
        fields.dropped("telemetry/opentelemetry", "Kong's own spans stand in its place");
        fields.refused(Code.GW1712, "qos/ratelimit/proxy", "Kong does not limit what it asks a service", "");
        fields.changed("backend/http", "Kong passes every status and body on");
        MapNode martian = extra.map("modifier/martian");
        if (martian != null && MartianImport.apply(martian, into)) {
            fields.mapped("modifier/martian", "request-transformer and response-transformer");
        }
        EndpointImport.comments(extra, fields);
        fields.refuseTheRest(Code.GW1730, "Kong has nothing like it");
    }
}
