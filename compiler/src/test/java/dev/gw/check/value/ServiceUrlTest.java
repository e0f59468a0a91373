package dev.gw.check.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceUrlTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "http://a, http, a, 80, -",
                "https://a/b?c#d, https, a, 443, /b",
                "tcp://a, tcp, a, 80, -",
                "//a:443/x, https, a, 443, /x",
                "//a:80, http, a, 80, -",
                "http://u:p@a:8080/x, http, a, 8080, /x",
                "http://[::1]:8080, http, ::1, 8080, -",
                "http://::1, http, :, 1, -",
                "foo:80, foo, -, 80, 80",
                "foo, http, -, 80, foo",
                "http:///x, http, -, 80, /x",
                "http://a:port, http, a, port, -",
                "http://a:0x50, http, a, 80, -",
                "http://a:, http, a, '', -",
                "http://a/x;y, http, a, 80, /x",
            })
    void aUrlComesApart(String url, String protocol, String host, String port, String path) {
        ServiceUrl parsed = Objects.requireNonNull(ServiceUrl.parse(url));

        assertThat(parsed.protocol()).isEqualTo(protocol);
        assertThat(parsed.host()).isEqualTo(host);
        assertThat(parsed.port().text()).isEqualTo(port);
        assertThat(parsed.path()).isEqualTo(path);
    }

    @Test
    void theEmptyUrlSetsNothing() {
        assertThat(ServiceUrl.parse("")).isNull();
    }
}
