package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a request when its tries leave no target that could take the next one. */
class LastTryTest {
    @ParameterizedTest
    @CsvSource({"1, 502", "3, 502", "4, 503"})
    void withNobodyLeftForTheLastTryItCountsAsAFailedOne(int retries, int status) throws IOException {
        try (RunningProxy proxy = new RunningProxy()) {
            proxy.load("""
                    _format_version: "3.0"
                    upstreams:
                    - name: pool
                      targets: [{target: "127.0.0.1:%d"}]
                      healthchecks: {passive: {unhealthy: {tcp_failures: 1}}}
                    services: [{name: s, host: pool, retries: %d, routes: [{name: r, paths: [/]}]}]
                    """.formatted(closedPort(), retries));

            assertThat(proxy.raw("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 " + status + " ");
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }
}
