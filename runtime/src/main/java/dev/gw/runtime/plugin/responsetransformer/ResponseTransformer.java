package dev.gw.runtime.plugin.responsetransformer;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.MediaType;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;

/** Changes the answer's header fields, and its body where that is JSON; the gateway's own answers too. */
final class ResponseTransformer implements Plugin {
    private final HeaderRules headers;
    private final JsonRules json;

    ResponseTransformer(PluginConfig config) {
        headers = new HeaderRules(config);
        json = new JsonRules(config);
    }

    @Override
    public void headerFilter(Exchange exchange) {
        Response response = exchange.response();
        if (response == null) {
            return;
        }
        headers.apply(response.headers());
        String type = response.headers().get("Content-Type");
        if (!json.isEmpty() && type != null && MediaType.isJsonIn(type)) {
            response.headers().remove("Content-Length");
            response.transformBody(json::apply);
        }
    }
}
