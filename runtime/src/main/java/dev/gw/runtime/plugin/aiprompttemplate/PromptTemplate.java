package dev.gw.runtime.plugin.aiprompttemplate;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.LogEdit;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.llm.LlmBody;
import dev.gw.runtime.llm.LlmRefusal;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Replaces a request that names a template by the template, filled in. */
final class PromptTemplate implements Plugin {
    private static final String START = "{template://";

    private final Map<String, String> templates = new LinkedHashMap<>();
    private final boolean allowsOthers;
    private final boolean logs;
    private final double mostOfBody;

    PromptTemplate(PluginConfig config) {
        for (Node node : config.fields().list("templates")) {
            PluginConfig template = new PluginConfig((MapNode) node);
            templates.putIfAbsent(LlmBody.octets(template.string("name")), LlmBody.octets(template.string("template")));
        }
        allowsOthers = config.isTrue("allow_untemplated_requests");
        logs = config.isTrue("log_original_request");
        mostOfBody = config.number("max_request_body_size");
    }

    @Override
    public CompletionStage<?> access(Exchange exchange) {
        return exchange.body().thenAccept(body -> {
            String text = LlmBody.text(exchange, body, mostOfBody);
            if (logs && text != null) {
                exchange.editLog(new LogEdit("set", "ai.payload.original_request", Cjson.encode(text)));
            }
            try {
                String made = rendered(LlmBody.json(text));
                if (made != null) {
                    exchange.replaceBody(made.getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (LlmRefusal refusal) {
                exchange.respond(refusal.response(exchange));
            }
        });
    }

    /** The request that the template makes; null where none is asked for. */
    private @Nullable String rendered(@Nullable Map<String, Object> request) throws LlmRefusal {
        if (request == null) {
            throw new LlmRefusal("this LLM route only supports application/json requests");
        }
        Object messages = request.get("messages");
        Object prompt = request.get("prompt");
        if (isThere(messages) && isThere(prompt)) {
            throw new LlmRefusal("cannot run 'messages' and 'prompt' templates at the same time");
        }
        Object reference = isThere(messages) ? messages : prompt;
        if (!isThere(reference)) {
            throw new LlmRefusal("only 'llm/v1/chat' and 'llm/v1/completions' formats are supported for templating");
        }
        String name = name(reference);
        if (name != null) {
            return new Blanks(request.get("properties")).fill(named(name));
        }
        if (!allowsOthers) {
            throw new LlmRefusal("this LLM route only supports templated requests");
        }
        return null;
    }

    private static boolean isThere(@Nullable Object value) {
        return value != null && !Boolean.FALSE.equals(value);
    }

    private static @Nullable String name(@Nullable Object reference) {
        return reference instanceof String text && text.startsWith(START) && text.endsWith("}")
                ? text.substring(START.length(), text.length() - 1)
                : null;
    }

    private String named(String name) throws LlmRefusal {
        String template = templates.get(name);
        if (template == null) {
            throw new LlmRefusal("could not find template name [" + name + "]");
        }
        return template;
    }
}
