package dev.gw.runtime.plugin.aiproxy;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.llm.Driver;
import dev.gw.runtime.llm.LlmRefusal;
import dev.gw.runtime.llm.Model;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where the provider is asked.
 *
 * @param tls whether over TLS
 * @param path the path, decoded
 */
record Target(boolean tls, String host, int port, String path) {
    /** As Kong has it, also for http. */
    private static final int USUAL_PORT = 443;

    static Target of(Driver driver, Model model, String routeType, boolean streams) throws LlmRefusal {
        String url = driver.url(model, routeType, streams);
        if (url == null) {
            throw new LlmRefusal("Could not parse the Hugging Face model endponit");
        }
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null) {
                throw new LlmRefusal(500, "");
            }
            String path = uri.getPath() == null ? "" : uri.getPath();
            int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
            return new Target("https".equals(uri.getScheme()), uri.getHost(), port, absolute(path));
        } catch (URISyntaxException wrong) {
            throw new LlmRefusal(500, "");
        }
    }

    private static String absolute(String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        return "/" + path.substring(start);
    }

    /** As a Host header names it. */
    String authority() {
        return port == (tls ? 443 : 80) ? host : host + ":" + port;
    }

    /** Has the request go there. */
    void lead(Exchange exchange, String routeType, Model model) {
        boolean callers = routeType.equals(Driver.PRESERVE)
                && model.text("upstream_path") == null
                && !model.provider().equals("huggingface");
        String asked = exchange.request().path();
        exchange.upstream().path(callers && asked != null ? asked : path);
        exchange.detour(exchange.detour().to(host, port).over(tls));
    }
}
