package dev.gw.runtime.plugin.ratelimiting;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.limit.CounterKey;
import dev.gw.runtime.limit.Quota;
import dev.gw.runtime.limit.Subject;
import dev.gw.runtime.limit.Taking;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lets a caller's requests pass as long as none of its windows is full, and tells it what is left. */
final class RateLimiting implements Plugin {
    private final Identification identification;
    private final Taking taking;
    private final Clock clock;
    private final List<Limit> limits = new ArrayList<>(2);
    private final boolean silent;
    private final int status;
    private final String message;

    private record Limit(Window window, double requests) {}

    RateLimiting(PluginConfig config, Identification identification, Taking taking, Clock clock) {
        this.identification = identification;
        this.taking = taking;
        this.clock = clock;
        for (Window window : Window.values()) {
            if (config.hasNumber(window.word())) {
                limits.add(new Limit(window, config.number(window.word())));
            }
        }
        silent = config.isTrue("hide_client_headers");
        status = config.integer("error_code");
        message = config.string("error_message");
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        long now = clock.millis();
        Subject subject = identification.of(exchange);
        List<Quota> quotas = new ArrayList<>(limits.size());
        for (Limit limit : limits) {
            quotas.add(new Quota(CounterKey.at(now, subject, "", limit.window()), limit.requests()));
        }
        return taking.from(quotas, exchange, usage -> decide(exchange, new Standing(quotas, usage, now)));
    }

    private void decide(Exchange exchange, Standing standing) {
        if (!silent) {
            standing.tell(exchange.answerHeaders());
        }
        if (standing.isFull()) {
            exchange.respond(ErrorAnswers.error(exchange, status, message));
        }
    }
}
