package dev.gw.runtime.plugin.planlimits;

import dev.gw.document.MapNode;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.limit.Quota;
import dev.gw.runtime.limit.Subject;
import dev.gw.runtime.limit.Taking;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lets a caller's requests pass as long as no window of its plan is full, and tells it what is left. */
final class PlanLimits implements Plugin {
    private static final String SCOPE = "plan-limits";

    private final String claim;
    private final List<Plan> plans;
    private final Taking taking;
    private final boolean silent;
    private final Clock clock;

    PlanLimits(PluginConfig config, Taking taking, Clock clock) {
        this.claim = config.string("claim");
        this.plans = config.fields().list("plans").stream()
                .map(plan -> Plan.of(new PluginConfig((MapNode) plan)))
                .toList();
        this.taking = taking;
        this.silent = config.isTrue("hide_client_headers");
        this.clock = clock;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        Caller caller = Caller.of(exchange);
        Optional<Plan> found =
                plans.stream().filter(plan -> plan.isFor(caller, claim)).findFirst();
        if (found.isEmpty()) {
            return null;
        }
        Plan plan = found.get();
        long now = clock.millis();
        List<Quota> quotas = plan.quotas(new Subject(SCOPE, caller.name()), now);
        if (quotas.isEmpty()) {
            decide(exchange, plan, quotas, new double[0], now);
            return null;
        }
        return taking.from(quotas, exchange, usage -> decide(exchange, plan, quotas, usage, now));
    }

    private void decide(Exchange exchange, Plan plan, List<Quota> quotas, double[] usage, long now) {
        long wait = 0;
        for (int i = 0; i < usage.length; i++) {
            if (usage[i] >= quotas.get(i).limit()) {
                wait = Math.max(wait, quotas.get(i).key().end() / 1000 - now / 1000);
            }
        }
        Headers headers = silent ? new Headers() : standing(plan, quotas, usage, wait > 0);
        if (wait > 0) {
            headers.add("Retry-After", Long.toString(wait));
            exchange.respond(ErrorAnswers.error(exchange, 429, "API rate limit exceeded", headers));
        } else {
            headers.forEach(exchange.answerHeaders()::set);
        }
    }

    private static Headers standing(Plan plan, List<Quota> quotas, double[] usage, boolean refused) {
        Headers headers = new Headers().add("X-Plan", plan.name());
        for (int i = 0; i < usage.length; i++) {
            Quota quota = quotas.get(i);
            String title = quota.key().window().title();
            headers.add("X-Plan-Limit-" + title, Cjson.number(quota.limit()));
            double left = quota.limit() - usage[i] - (refused ? 0 : 1);
            headers.add("X-Plan-Remaining-" + title, Cjson.number(Math.max(0, left)));
        }
        return headers;
    }
}
