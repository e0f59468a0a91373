package dev.gw.runtime.balance;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.health.ActiveSettings;
import dev.gw.runtime.health.CheckSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An upstream's settings.
 *
 * @param threshold the share of weight, in percent, that has to be exceeded by what is available
 * @param checked whether health plays a part at all
 * @param passive what answers to requests count
 * @param probed what answers to probes count
 */
record UpstreamSettings(
        String name,
        String algorithm,
        int slots,
        HashKey hash,
        @Nullable String hostHeader,
        boolean useServiceName,
        double threshold,
        boolean checked,
        CheckSettings passive,
        CheckSettings probed,
        ActiveSettings active) {

    static UpstreamSettings of(Entity upstream) {
        Fields fields = new Fields(upstream.fields());
        Fields checks = fields.in("healthchecks");
        CheckSettings passive = counting(checks.in("passive"));
        Fields active = checks.in("active");
        double healthy = active.in("healthy").number("interval", 0);
        double unhealthy = active.in("unhealthy").number("interval", 0);
        return new UpstreamSettings(
                Objects.requireNonNull(fields.text("name")),
                fields.text("algorithm", "round-robin"),
                fields.integer("slots", 10_000),
                HashKey.of(fields),
                fields.text("host_header"),
                fields.isTrue("use_srv_name"),
                checks.number("threshold", 0),
                healthy != 0 || unhealthy != 0 || passive.canFail(),
                passive,
                counting(active),
                active(active));
    }

    private static CheckSettings counting(Fields check) {
        Fields good = check.in("healthy");
        Fields bad = check.in("unhealthy");
        return new CheckSettings(
                good.integer("successes", 0),
                good.integers("http_statuses"),
                bad.integer("http_failures", 0),
                bad.integer("tcp_failures", 0),
                bad.integer("timeouts", 0),
                bad.integers("http_statuses"));
    }

    private static ActiveSettings active(Fields active) {
        return new ActiveSettings(
                active.text("type", "http"),
                active.text("http_path", "/"),
                headers(active.in("headers").map()),
                active.millis("timeout", 1),
                active.integer("concurrency", 10),
                active.in("healthy").millis("interval", 0),
                active.in("unhealthy").millis("interval", 0),
                active.text("https_sni"),
                active.isTrue("https_verify_certificate"));
    }

    private static List<String> headers(MapNode map) {
        List<String> lines = new ArrayList<>();
        for (MapNode.Entry header : map.entries()) {
            List<Node> values = header.value() instanceof ListNode list ? list.items() : List.of(header.value());
            for (Node value : values) {
                if (value instanceof Scalar scalar) {
                    lines.add(header.name() + ": " + scalar.text());
                }
            }
        }
        return lines;
    }
}
