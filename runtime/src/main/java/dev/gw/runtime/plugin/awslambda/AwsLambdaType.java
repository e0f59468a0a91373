package dev.gw.runtime.plugin.awslambda;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plugin aws-lambda. */
public final class AwsLambdaType implements PluginType {
    @Override
    public String name() {
        return "aws-lambda";
    }

    @Override
    public int priority() {
        return 750;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        String proxy = config.text("proxy_url");
        HttpClient client = context.state().of("aws-lambda " + proxy, HttpClient.class, () -> client(proxy));
        return new AwsLambda(config, client, context.clock(), signing(config));
    }

    private static HttpClient client(@Nullable String proxy) {
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (proxy != null) {
            URI uri = URI.create(proxy);
            builder.proxy(
                    ProxySelector.of(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort())));
        }
        return builder.build();
    }

    private static @Nullable Signing signing(PluginConfig config) {
        String key = config.text("aws_key");
        String secret = config.text("aws_secret");
        String region = config.text("aws_region");
        return key == null || secret == null || region == null || config.text("aws_assume_role_arn") != null
                ? null
                : new Signing(key, secret, region, "lambda");
    }

    @Override
    public List<String> notRun(Entity entity) {
        PluginConfig config = PluginConfig.of(entity);
        List<String> sentences = new ArrayList<>();
        if (config.text("aws_region") == null) {
            sentences.add("there is no aws_region, and the machine's is not asked for; its requests get 500");
        }
        if (config.text("aws_key") == null || config.text("aws_secret") == null) {
            sentences.add("without aws_key and aws_secret it has no credentials, the machine's roles are not asked for;"
                    + " its requests get 500");
        }
        if (config.text("aws_assume_role_arn") != null) {
            sentences.add("roles are not assumed; its requests get 500");
        }
        return sentences;
    }
}
