package dev.gw.runtime.limit;

import dev.gw.runtime.dns.Detours;
import dev.gw.runtime.plugin.PluginConfig;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis is and how to talk to it. Equal settings share a connection.
 *
 * @param host its name or address
 * @param port its port
 * @param username the user; null for the default one
 * @param password the password; null for none
 * @param database the number of the database
 * @param timeout how long connecting and each command may take
 * @param tls whether to encrypt
 * @param verify whether its certificate must be valid
 * @param serverName the name for SNI; null for the host
 */
public record RedisSettings(
        String host,
        int port,
        @Nullable String username,
        @Nullable String password,
        int database,
        Duration timeout,
        boolean tls,
        boolean verify,
        @Nullable String serverName) {

    /** The settings of a plugin's {@code redis} record. */
    public static RedisSettings of(PluginConfig redis) {
        return new RedisSettings(
                redis.string("host"),
                redis.integer("port"),
                present(redis.text("username")),
                present(redis.text("password")),
                redis.hasNumber("database") ? redis.integer("database") : 0,
                Duration.ofMillis(Math.max(1, redis.integer("timeout"))),
                redis.isTrue("ssl"),
                redis.isTrue("ssl_verify"),
                present(redis.text("server_name")));
    }

    /**
     * The settings of a URL: {@code redis://user:password@host:6379/0}, or {@code rediss://} for TLS.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static RedisSettings of(URI url, Duration timeout) {
        boolean tls = "rediss".equals(url.getScheme());
        if (url.getHost() == null || !(tls || "redis".equals(url.getScheme()))) {
            throw new IllegalArgumentException("it has to begin with redis:// or rediss:// and name a host");
        }
        String user = url.getUserInfo() == null ? "" : url.getUserInfo();
        int colon = user.indexOf(':');
        String path = url.getPath() == null ? "" : url.getPath().replace("/", "");
        if (path.length() > 5 || !path.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("its path has to be the number of a database");
        }
        return new RedisSettings(
                url.getHost(),
                url.getPort() < 0 ? 6379 : url.getPort(),
                colon > 0 ? user.substring(0, colon) : null,
                present(user.substring(colon + 1)),
                path.isEmpty() ? 0 : Integer.parseInt(path),
                timeout,
                tls,
                tls,
                null);
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** The settings for where detours lead, which is on this machine and asks for no certificate; these where nowhere else. */
    public RedisSettings by(Detours detours) {
        InetSocketAddress instead = detours.of(host, port);
        return instead == null
                ? this
                : new RedisSettings(
                        instead.getHostString(),
                        instead.getPort(),
                        username,
                        password,
                        database,
                        Duration.ofMillis(Math.max(timeout.toMillis(), detours.patience())),
                        /* tls= */ false,
                        /* verify= */ false,
                        null);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port + "/" + database;
    }
}
