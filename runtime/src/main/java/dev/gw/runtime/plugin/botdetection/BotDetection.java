package dev.gw.runtime.plugin.botdetection;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.regex.PcrePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Refuses User-Agents that are denied or known as programs, unless they are allowed. */
final class BotDetection implements Plugin {
    private final List<PcrePattern> allow;
    private final List<PcrePattern> deny;
    private final Verdicts verdicts = new Verdicts();

    BotDetection(PluginConfig config) {
        allow = patterns(config.strings("allow"));
        deny = patterns(config.strings("deny"));
    }

    private static List<PcrePattern> patterns(List<String> expressions) {
        List<PcrePattern> patterns = new ArrayList<>();
        for (String expression : expressions) {
            PcrePattern pattern = PcrePattern.of(expression);
            if (pattern != null) {
                patterns.add(pattern);
            }
        }
        return patterns;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        List<String> agents = exchange.headers().all("User-Agent");
        if (agents.size() > 1) {
            exchange.respond(ErrorAnswers.error(exchange, 400, "Only one User-Agent header allowed"));
        } else if (!agents.isEmpty() && verdicts.of(agents.get(0).strip(), this::isRefused)) {
            exchange.respond(ErrorAnswers.error(exchange, 403, "Forbidden"));
        }
        return null;
    }

    private boolean isRefused(String agent) {
        if (isFound(allow, agent)) {
            return false;
        }
        return isFound(deny, agent) || BotList.builtIn().has(agent);
    }

    private static boolean isFound(List<PcrePattern> patterns, String agent) {
        for (PcrePattern pattern : patterns) {
            if (pattern.isFoundIn(agent)) {
                return true;
            }
        }
        return false;
    }
}
