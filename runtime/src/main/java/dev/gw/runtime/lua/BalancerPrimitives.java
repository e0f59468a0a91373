package dev.gw.runtime.lua;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.dns.NameService;
import dev.gw.runtime.exchange.Detour;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.exchange.Try;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.observe.Members;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is asked upstream and how the tries went, which Kong keeps in {@code ngx.ctx.balancer_data}. */
final class BalancerPrimitives implements Primitive.Book {
    /** What consistent hashing goes by: the balancer leaves it for plugins, and takes what they leave. */
    private static final String HASH_VALUE = "hash_value";

    @Override
    public void add(Map<String, Primitive> book) {
        book.put("up.choice", (worker, mail) -> mail.reply(Octets.of(JsonWriter.compact(choice(worker.exchange())))));
        book.put("up.latencies", (worker, mail) -> {
            Timings timings = worker.exchange().timings();
            if (timings.isProxied()) {
                mail.reply(List.of(
                        Long.toString(timings.proxyMillis()),
                        Long.toString(timings.upstreamMillis()),
                        Long.toString(timings.receiveMillis())));
            } else {
                mail.replyNil();
            }
        });
        book.put("up.set_hash", (worker, mail) -> {
            worker.exchange().shared().put(HASH_VALUE, Octets.text(mail.text()));
            mail.replyNil();
        });
    }

    private static MapNode choice(Exchange exchange) {
        Entity service = exchange.service();
        MapNode fields = service == null ? MapNode.of(List.of()) : service.fields();
        Detour detour = exchange.detour();
        Members members = new Members()
                .put("scheme", scheme(detour, fields))
                .putIfThere("retries", either(detour.retries(), fields.get("retries")))
                .putIfThere("connect_timeout", either(detour.connect(), fields.get("connect_timeout")))
                .putIfThere("send_timeout", either(detour.write(), fields.get("write_timeout")))
                .putIfThere("read_timeout", either(detour.read(), fields.get("read_timeout")))
                .put("try_count", exchange.tries().size())
                .put("tries", LogSerializer.tries(exchange));
        where(exchange, fields, members);
        if (exchange.shared().get(HASH_VALUE) instanceof String value) {
            members.put(HASH_VALUE, value);
        }
        return members.map();
    }

    /** Until somebody is asked, the host and port that will be; from then on the address, too. */
    private static void where(Exchange exchange, MapNode fields, Members members) {
        Detour detour = exchange.detour();
        String host = detour.host() == null ? fields.string("host") : detour.host();
        if (host != null) {
            members.put("host", host).put("type", typeOf(host));
        }
        if (exchange.tries().isEmpty()) {
            members.putIfThere("port", either(detour.host() == null ? null : detour.port(), fields.get("port")));
        } else {
            Try last = exchange.tries().get(exchange.tries().size() - 1);
            members.put("ip", last.ip()).put("port", last.port());
        }
    }

    private static String scheme(Detour detour, MapNode fields) {
        if (detour.tls() != null) {
            return detour.tls() ? "https" : "http";
        }
        String protocol = fields.string("protocol");
        return protocol == null ? "http" : protocol;
    }

    private static String typeOf(String host) {
        if (!NameService.isAddress(host)) {
            return "name";
        }
        return host.indexOf(':') < 0 ? "ipv4" : "ipv6";
    }

    private static @Nullable Node either(@Nullable Integer wanted, @Nullable Node otherwise) {
        return wanted == null ? otherwise : Scalar.integer(wanted);
    }
}
