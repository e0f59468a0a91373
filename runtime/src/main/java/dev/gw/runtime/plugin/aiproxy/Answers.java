package dev.gw.runtime.plugin.aiproxy;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.llm.Driver;
import dev.gw.runtime.llm.Gzip;
import dev.gw.runtime.llm.LlmBody;
import dev.gw.runtime.llm.LlmExchange;
import dev.gw.runtime.llm.LlmLog;
import dev.gw.runtime.llm.LlmRefusal;
import dev.gw.runtime.llm.LlmStream;
import dev.gw.runtime.llm.Model;
import dev.gw.runtime.plugin.PluginConfig;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes a provider's answer one of OpenAI's. Immutable. */
final class Answers {
    private final Driver driver;
    private final Model configured;
    private final LlmLog log;
    private final Clock clock;
    private final String routeType;
    private final boolean namesModel;
    private final boolean preserves;

    Answers(String id, PluginConfig config, Driver driver, Clock clock) {
        this.driver = driver;
        this.configured = Model.of(config.record("model").fields());
        this.log = new LlmLog(id, config.record("logging"));
        this.clock = clock;
        this.routeType = config.string("route_type");
        this.namesModel = config.isTrue("model_name_header");
        this.preserves = routeType.equals(Driver.PRESERVE);
    }

    void filter(Exchange exchange, Response response, LlmExchange llm) {
        boolean understood = response.status() == 200 && !llm.isTransformed();
        String encoding = response.headers().get("Content-Encoding");
        String type = response.headers().get("Content-Type");
        if (llm.streams()) {
            response.headers().set("Content-Type", "text/event-stream");
        } else if (llm.takesGzip()) {
            response.headers().set("Content-Encoding", "gzip");
        } else {
            response.headers().remove("Content-Encoding");
        }
        if (understood) {
            nameModel(exchange, response, llm);
        }
        if (!llm.streams()) {
            response.transformBody(body -> whole(exchange, response, llm, understood, inPlain(body, encoding)));
            if (understood && !preserves && driver.losesCookies()) {
                response.headers().remove("Set-Cookie");
            }
        } else if (understood && !preserves) {
            if ("gzip".equals(encoding) && !llm.isInProvidersWords()) {
                response.headers().remove("Content-Encoding");
            }
            response.filterBody(
                    new LlmStream(driver, configured, routeType, type, "gzip".equals(encoding), llm, log, exchange));
        }
    }

    private static byte[] inPlain(byte[] body, @Nullable String encoding) {
        return "gzip".equals(encoding) ? Gzip.unpacked(body) : body;
    }

    private void nameModel(Exchange exchange, Response response, LlmExchange llm) {
        Model model = llm.model();
        boolean wanted = namesModel || exchange.request().headers().has("Kong-Debug");
        if (wanted && model != null && model.name() != null) {
            response.headers().set("X-Kong-LLM-Model", configured.provider() + "/" + model.name());
        }
    }

    private byte[] whole(Exchange exchange, Response response, LlmExchange llm, boolean understood, byte[] body) {
        llm.usage().answered(clock.millis());
        String text = new String(body, StandardCharsets.ISO_8859_1);
        if (llm.isInProvidersWords()) {
            llm.count(LlmBody.json(text));
        } else {
            llm.usage().take(LlmBody.json(text));
        }
        if (understood && !preserves) {
            text = llm.isInProvidersWords() ? text : counted(response, text, llm);
            llm.usage().price(configured);
        }
        log.proxied(exchange, llm, text);
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return llm.takesGzip() ? Gzip.packed(octets) : octets;
    }

    private String counted(Response response, String answer, LlmExchange llm) {
        String text = inOpenAis(response, answer);
        llm.usage().take(LlmBody.json(text));
        return text;
    }

    private String inOpenAis(Response response, String answer) {
        try {
            return driver.understood(answer, configured, routeType);
        } catch (Driver.Untold problem) {
            response.status(500);
            return LlmRefusal.body(String.valueOf(problem.getMessage()));
        }
    }
}
