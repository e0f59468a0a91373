package dev.gw.runtime.limit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;

/** Sets Lettuce up. Loaded only where a configuration asks for Redis. */
final class RedisClients {
    static {
        // it would warn of two native transports, of which it takes epoll
        System.setProperty("io.lettuce.core.iouring", "false");
    }

    /** Two threads for all connections; they don't keep the process alive. */
    private static final ClientResources RESOURCES = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();

    private RedisClients() {}

    static RedisClient create(RedisSettings settings) {
        RedisClient client = RedisClient.create(RESOURCES);
        ClientOptions.Builder options = ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .pingBeforeActivateConnection(false)
                .protocolVersion(ProtocolVersion.RESP2)
                .requestQueueSize(2 * RedisLink.MAX_WAITING)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(settings.timeout())
                        .build());
        String name = settings.serverName();
        if (settings.tls() && name != null) {
            options.sslOptions(
                    SslOptions.builder().sslParameters(() -> indicating(name)).build());
        }
        client.setOptions(options.build());
        return client;
    }

    private static SSLParameters indicating(String name) {
        SSLParameters parameters = new SSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name)));
        return parameters;
    }

    static RedisURI uri(RedisSettings settings) {
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(settings.host())
                .withPort(settings.port())
                .withDatabase(settings.database())
                .withTimeout(settings.timeout())
                .withSsl(settings.tls())
                .withVerifyPeer(settings.verify() ? SslVerifyMode.FULL : SslVerifyMode.NONE);
        String password = settings.password();
        String username = settings.username();
        if (password != null && username != null) {
            uri.withAuthentication(username, password.toCharArray());
        } else if (password != null) {
            uri.withPassword(password.toCharArray());
        }
        return uri.build();
    }
}
