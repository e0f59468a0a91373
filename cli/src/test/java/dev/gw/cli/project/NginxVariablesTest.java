package dev.gw.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.cli.command.UsageException;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.runtime.settings.ClientLimits;
import dev.gw.runtime.settings.ClientTimes;
import dev.gw.runtime.settings.FieldRules;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.settings.HeadBuffers;
import dev.gw.runtime.settings.UpstreamLimits;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The directives of nginx that Kong is given by variables. */
class NginxVariablesTest {
    @Test
    void whatBoundsClientsIsReadAsNginxReadsIt() {
        ClientLimits client = settings(Map.of(
                        "KONG_NGINX_HTTP_CLIENT_HEADER_BUFFER_SIZE", "2k",
                        "KONG_NGINX_HTTP_LARGE_CLIENT_HEADER_BUFFERS", "8 16k",
                        "KONG_NGINX_PROXY_CLIENT_HEADER_TIMEOUT", "5s",
                        "KONG_NGINX_PROXY_CLIENT_BODY_TIMEOUT", "1m30s",
                        "KONG_NGINX_LOCATION_SEND_TIMEOUT", "500ms",
                        "KONG_NGINX_HTTP_KEEPALIVE_TIMEOUT", "20s 15s",
                        "KONG_NGINX_HTTP_KEEPALIVE_REQUESTS", "7",
                        "KONG_NGINX_MAIN_WORKER_SHUTDOWN_TIMEOUT", "25s",
                        "KONG_NGINX_PROXY_UNDERSCORES_IN_HEADERS", "off",
                        "KONG_NGINX_PROXY_IGNORE_INVALID_HEADERS", "off"))
                .client();

        assertThat(client)
                .isEqualTo(new ClientLimits(
                        new HeadBuffers(2048, 8, 16 * 1024),
                        new ClientTimes(5_000, 90_000, 500, 20_000, 15, 25_000),
                        7,
                        new FieldRules(false, false),
                        ClientLimits.USUAL.bodyBuffer(),
                        ClientLimits.USUAL.maxBody()));
    }

    @Test
    void whatBoundsConnectionsToUpstreamsIsKongsOwn() {
        assertThat(settings(Map.of(
                                "KONG_UPSTREAM_KEEPALIVE_POOL_SIZE", "9",
                                "KONG_UPSTREAM_KEEPALIVE_MAX_REQUESTS", "0",
                                "KONG_UPSTREAM_KEEPALIVE_IDLE_TIMEOUT", "30",
                                "KONG_NGINX_PROXY_PROXY_BUFFER_SIZE", "16k"))
                        .upstream())
                .isEqualTo(new UpstreamLimits(9, 0, 30_000, 16 * 1024));
    }

    @Test
    void theNarrowerBlockWins() {
        assertThat(settings(Map.of(
                                "KONG_NGINX_HTTP_SEND_TIMEOUT", "1s",
                                "KONG_NGINX_PROXY_SEND_TIMEOUT", "2s",
                                "KONG_NGINX_LOCATION_SEND_TIMEOUT", "3s"))
                        .client()
                        .times()
                        .answer())
                .isEqualTo(3_000);
    }

    @Test
    void theHeaderThatNamesTheClientMayBeSaidByItsDirective() {
        assertThat(settings(Map.of("KONG_NGINX_PROXY_REAL_IP_HEADER", "X-Forwarded-For"))
                        .trusted()
                        .header())
                .isEqualTo("X-Forwarded-For");
    }

    @ParameterizedTest
    @CsvSource({
        "NGINX_HTTP_CLIENT_HEADER_BUFFER_SIZE, big",
        "NGINX_HTTP_LARGE_CLIENT_HEADER_BUFFERS, 4",
        "NGINX_HTTP_LARGE_CLIENT_HEADER_BUFFERS, 0 8k",
        "NGINX_HTTP_LARGE_CLIENT_HEADER_BUFFERS, 4 8k 8k",
        "NGINX_PROXY_CLIENT_HEADER_TIMEOUT, 0",
        "NGINX_PROXY_CLIENT_BODY_TIMEOUT, 5 minutes",
        "NGINX_PROXY_CLIENT_BODY_TIMEOUT, 99999999999999999999",
        "NGINX_HTTP_KEEPALIVE_REQUESTS, -1",
        "NGINX_PROXY_UNDERSCORES_IN_HEADERS, maybe",
        "NGINX_PROXY_PROXY_BUFFER_SIZE, 0",
        "UPSTREAM_KEEPALIVE_POOL_SIZE, many",
        "NGINX_HTTP_CLIENT_MAX_BODY_SIZE, 1t"
    })
    void aValueThatNginxWouldRefuseIsNamed(String name, String value) {
        KongVariables variables = new KongVariables(Map.of("KONG_" + name, value), Path.of(""));
        GatewaySettings settings = variables.settings();

        assertThat(settings).isEqualTo(GatewaySettings.USUAL);
        assertThatThrownBy(() -> variables.report(new Diagnostics()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("KONG_" + name + " takes")
                .hasMessageContaining(value);
    }

    @Test
    void aDirectiveThatHasNoEffectIsNamed() {
        KongVariables variables = new KongVariables(
                Map.of(
                        "KONG_NGINX_HTTP_CLIENT_BODY_TIMEOUT", "1s",
                        "KONG_NGINX_PROXY_PROXY_BUFFERING", "off",
                        "KONG_NGINX_LOCATION_UNDERSCORES_IN_HEADERS", "off",
                        "KONG_NGINX_HTTP_GZIP", "on"),
                Path.of(""));

        assertThat(variables.withoutEffect())
                .containsExactly(
                        "KONG_NGINX_HTTP_GZIP",
                        "KONG_NGINX_LOCATION_UNDERSCORES_IN_HEADERS",
                        "KONG_NGINX_PROXY_PROXY_BUFFERING");
    }

    private static GatewaySettings settings(Map<String, String> environment) {
        KongVariables variables = new KongVariables(environment, Path.of(""));
        GatewaySettings settings = variables.settings();
        variables.report(new Diagnostics());
        return settings;
    }
}
