package dev.gw.runtime.compile;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Detour;
import dev.gw.runtime.exchange.TlsWish;
import dev.gw.runtime.upstream.PeerSource;
import dev.gw.runtime.upstream.Timeouts;
import dev.gw.runtime.upstream.UpstreamTls;
import org.jspecify.annotations.Nullable;

/**
 * A service, ready to be asked.
 *
 * @param service the entity
 * @param path what goes in front of the path; / where the service has none
 * @param timeouts how long each step may take
 * @param retries how many tries may follow the first
 * @param peers who is asked
 * @param tls how they are asked over TLS; null without it
 * @param grpc whether they are asked over HTTP/2
 * @param elsewhere where plugins may send a request instead
 */
public record ServiceRuntime(
        Entity service,
        String path,
        Timeouts timeouts,
        int retries,
        PeerSource peers,
        @Nullable UpstreamTls tls,
        boolean grpc,
        Elsewhere elsewhere) {
    /** Finds the way to where a plugin wants a request to go. */
    @FunctionalInterface
    public interface Elsewhere {
        /** Who is asked, by the host, port and TLS of a detour; what it leaves open is as the service says. */
        Way to(Detour detour);
    }

    /**
     * Who is asked, and how.
     *
     * @param tls null where they are asked without
     */
    public record Way(PeerSource peers, @Nullable UpstreamTls tls) {}

    /** Makes a service ready. */
    public static ServiceRuntime of(Entity service, PeerSource peers, @Nullable UpstreamTls tls, Elsewhere elsewhere) {
        MapNode fields = service.fields();
        return new ServiceRuntime(
                service,
                pathOf(service),
                new Timeouts(
                        number(fields, "connect_timeout", 60_000),
                        number(fields, "write_timeout", 60_000),
                        number(fields, "read_timeout", 60_000)),
                number(fields, "retries", 5),
                peers,
                tls,
                String.valueOf(fields.string("protocol")).startsWith("grpc"),
                elsewhere);
    }

    /** The service as plugins want it for one request. */
    public ServiceRuntime with(Detour detour) {
        if (detour.equals(Detour.NONE)) {
            return this;
        }
        boolean sameWay = detour.host() == null
                && detour.tls() == null
                && detour.security().equals(TlsWish.NONE);
        Way way = sameWay ? new Way(peers, tls) : elsewhere.to(detour);
        Timeouts times = new Timeouts(
                detour.connect() == null ? timeouts.connect() : detour.connect(),
                detour.write() == null ? timeouts.write() : detour.write(),
                detour.read() == null ? timeouts.read() : detour.read());
        int tries = detour.retries() == null ? retries : detour.retries();
        return new ServiceRuntime(service, path, times, tries, way.peers(), way.tls(), grpc, elsewhere);
    }

    /** What a service puts in front of the path; / where it says nothing. */
    public static String pathOf(Entity service) {
        String path = service.fields().string("path");
        return path == null ? "/" : path;
    }

    static int number(MapNode fields, String name, int otherwise) {
        return fields.get(name) instanceof Scalar scalar && scalar.isNumber() ? (int) scalar.number() : otherwise;
    }
}
