package dev.gw.runtime.plugin.quotamirror;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.limit.RedisHashes;
import dev.gw.runtime.observe.Metrics;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.time.Clock;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows a tenant's quota in headers, tells log and metrics when a threshold is passed, and refuses tenants that have used
 * it up where it is to block. What is not known never stops a request.
 */
final class QuotaMirror implements Plugin {
    static final String METRIC = "quota_alerts_total";
    private static final String KEPT = "quota-mirror";
    private static final long QUIET_MILLIS = 3_600_000;
    private static final long QUIET_OF_REDIS_MILLIS = 10_000;
    private static final int LONGEST_TENANT = 256;

    private final String tenantHeader;
    private final boolean blocks;
    private final boolean silent;
    private final int[] thresholds;
    private final int status;
    private final String message;
    private final RedisHashes redis;
    private final Announcements announced;
    private final Metrics metrics;
    private final Clock clock;
    private final Consumer<String> warnings;

    /** What all of these plugins in a gateway share. */
    record Shared(
            RedisHashes redis, Announcements announced, Metrics metrics, Clock clock, Consumer<String> warnings) {}

    QuotaMirror(PluginConfig config, Shared shared) {
        tenantHeader = config.string("tenant_header");
        blocks = "block".equals(config.text("mode"));
        silent = config.isTrue("hide_client_headers");
        thresholds = config.strings("thresholds").stream()
                .mapToInt(text -> (int) Double.parseDouble(text))
                .toArray();
        status = config.integer("error_code");
        message = config.string("error_message");
        redis = shared.redis();
        announced = shared.announced();
        metrics = shared.metrics();
        clock = shared.clock();
        warnings = shared.warnings();
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        String tenant = exchange.headers().get(tenantHeader);
        if (tenant == null || tenant.isEmpty() || tenant.length() > LONGEST_TENANT) {
            return null;
        }
        return redis.read("quota:tenant:" + tenant, TenantQuota.FIELDS)
                .handleAsync(
                        (fields, problem) -> {
                            if (problem == null) {
                                apply(exchange, tenant, fields);
                            } else if (announced.isNew("redis", clock.millis(), QUIET_OF_REDIS_MILLIS)) {
                                warnings.accept("quotas are not known: Redis can't be used");
                            }
                            return null;
                        },
                        exchange.loop());
    }

    private void apply(Exchange exchange, String tenant, List<@Nullable String> fields) {
        TenantQuota quota = TenantQuota.of(fields);
        if (quota == null) {
            return;
        }
        OptionalDouble reset = quota.resetSeconds();
        long now = clock.millis() / 1000;
        if (reset.isPresent() && reset.getAsDouble() <= now) {
            exchange.shared().put(KEPT, quota);
            return;
        }
        TenantQuota measured = quota.against(thresholds);
        exchange.shared().put(KEPT, measured);
        if (measured.level() > 0) {
            alert(tenant, measured);
        }
        if (blocks && measured.isUsedUp()) {
            Headers headers = new Headers();
            if (reset.isPresent()) {
                headers.set("Retry-After", Long.toString((long) Math.ceil(reset.getAsDouble() - now)));
            }
            exchange.respond(ErrorAnswers.error(exchange, status, message, headers));
        }
    }

    private void alert(String tenant, TenantQuota quota) {
        String what = tenant + " " + quota.level() + " " + quota.reset();
        if (announced.isNew(what, clock.millis(), QUIET_MILLIS)) {
            warnings.accept("tenant " + tenant + " has used " + quota.used() + " of its quota of " + quota.limit()
                    + ", past " + quota.level() + " %");
            metrics.own(METRIC, "Thresholds of quotas that tenants passed", List.of("tenant", "threshold"))
                    .add(List.of(tenant, Integer.toString(quota.level())), 1);
        }
    }

    @Override
    public void headerFilter(Exchange exchange) {
        Response answer = exchange.response();
        if (!silent && answer != null && exchange.shared().get(KEPT) instanceof TenantQuota quota) {
            quota.tell(answer.headers());
        }
    }
}
