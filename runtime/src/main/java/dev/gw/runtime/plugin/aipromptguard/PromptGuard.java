package dev.gw.runtime.plugin.aipromptguard;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.llm.LlmExchange;
import dev.gw.runtime.llm.LlmRefusal;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.regex.PcrePattern;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Refuses prompts that an expression denies, or that no expression allows. */
final class PromptGuard implements Plugin {
    private final PluginConfig config;
    private final Clock clock;
    private final List<@Nullable PcrePattern> deny;
    private final List<@Nullable PcrePattern> allow;
    private final boolean latestOnly;
    private final boolean everyRole;

    PromptGuard(PluginConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.deny = patterns(config, "deny_patterns");
        this.allow = patterns(config, "allow_patterns");
        this.latestOnly = config.isTrue("allow_all_conversation_history");
        this.everyRole = config.isTrue("match_all_roles");
    }

    private static List<@Nullable PcrePattern> patterns(PluginConfig config, String field) {
        List<@Nullable PcrePattern> patterns = new ArrayList<>();
        for (String expression : config.strings(field)) {
            patterns.add(PcrePattern.of(expression));
        }
        return patterns;
    }

    @Override
    public CompletionStage<?> access(Exchange exchange) {
        return LlmExchange.read(exchange, config, clock.millis()).thenAccept(llm -> {
            Response refusal = refusal(exchange, llm.request());
            if (refusal != null) {
                exchange.respond(refusal);
            }
        });
    }

    /** Callers are told nothing of why, as in Kong. */
    private @Nullable Response refusal(Exchange exchange, Map<String, Object> request) {
        Object messages = request.get("messages");
        if (isListOfNoTables(messages)) {
            return ErrorAnswers.crash(exchange);
        }
        String prompt = prompt(messages, request.get("prompt"));
        if (prompt == null) {
            return bad();
        }
        for (PcrePattern pattern : deny) {
            if (pattern == null || !pattern.isAbsentFrom(prompt)) {
                return pattern == null ? broken() : bad();
            }
        }
        return allow.isEmpty() ? null : unlessAllowed(prompt);
    }

    private @Nullable Response unlessAllowed(String prompt) {
        for (PcrePattern pattern : allow) {
            if (pattern == null || pattern.isFoundIn(prompt)) {
                return pattern == null ? broken() : null;
            }
        }
        return bad();
    }

    private static Response bad() {
        return LlmRefusal.response(400, "bad request");
    }

    /** What Kong answers where an expression can't be run. */
    private static Response broken() {
        return Response.exit(500, new Headers(), new byte[0]);
    }

    private static boolean isListOfNoTables(@Nullable Object messages) {
        return messages instanceof List<?> list && list.stream().anyMatch(item -> item instanceof Double);
    }

    private @Nullable String prompt(@Nullable Object messages, @Nullable Object prompt) {
        if (messages instanceof List<?> list) {
            return prompts(list);
        }
        return messages instanceof Map<?, ?> ? "" : prompt instanceof String text ? text : null;
    }

    /** The prompts of a chat, the latest first; null where a message is none. */
    private @Nullable String prompts(List<?> messages) {
        StringBuilder all = new StringBuilder();
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (!(messages.get(i) instanceof Map<?, ?> message) || !(message.get("role") instanceof String role)) {
                return null;
            }
            if (role.equals("user") || everyRole) {
                if (!(message.get("content") instanceof String content)) {
                    return null;
                }
                all.append(content);
                if (latestOnly) {
                    break;
                }
                all.append(' ');
            }
        }
        return all.toString();
    }
}
