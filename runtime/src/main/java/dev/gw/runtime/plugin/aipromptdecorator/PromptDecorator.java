package dev.gw.runtime.plugin.aipromptdecorator;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.llm.LlmBody;
import dev.gw.runtime.llm.LlmExchange;
import dev.gw.runtime.llm.LlmRefusal;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Puts messages before and behind those of a chat. */
final class PromptDecorator implements Plugin {
    private final PluginConfig config;
    private final Clock clock;
    private final List<Map<String, Object>> before;
    private final List<Map<String, Object>> behind;

    PromptDecorator(PluginConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.before = messages(config.record("prompts"), "prepend");
        this.behind = messages(config.record("prompts"), "append");
    }

    private static List<Map<String, Object>> messages(PluginConfig prompts, String field) {
        List<Map<String, Object>> messages = new ArrayList<>();
        for (Node node : prompts.fields().list(field)) {
            PluginConfig message = new PluginConfig((MapNode) node);
            Map<String, Object> made = new LinkedHashMap<>();
            made.put("role", message.string("role"));
            made.put("content", LlmBody.octets(message.string("content")));
            messages.add(made);
        }
        return messages;
    }

    @Override
    public CompletionStage<?> access(Exchange exchange) {
        return LlmExchange.read(exchange, config, clock.millis()).thenAccept(llm -> decorate(exchange, llm));
    }

    private void decorate(Exchange exchange, LlmExchange llm) {
        Object messages = llm.request().get("messages");
        if (isNoList(messages)) {
            // what is no list of messages, but counts as one in Lua, fails there
            exchange.respond(ErrorAnswers.crash(exchange));
            return;
        }
        if (!(messages instanceof List<?> list) || list.isEmpty()) {
            exchange.respond(LlmRefusal.response(400, "this LLM route only supports llm/chat type requests"));
            return;
        }
        List<Object> all = new ArrayList<>(before);
        all.addAll(list);
        all.addAll(behind);
        Map<String, Object> decorated = llm.copyOfRequest();
        decorated.put("messages", all);
        llm.request(decorated);
        exchange.upstream().headers().set("Content-Type", "application/json");
        exchange.replaceBody(Cjson.encode(decorated).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean isNoList(@Nullable Object messages) {
        return messages instanceof String text && !text.isEmpty()
                || messages instanceof Double
                || Boolean.TRUE.equals(messages)
                || messages == Cjson.NULL;
    }
}
