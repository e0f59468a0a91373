package dev.gw.check.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.Node;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "rate-limits | {\"minute\":5,\"hour\":0.25,\"sync_rate\":-1} | The limit for hour(0.2) cannot be lower than the limit for minute(5.0)",
                "rate-limits | {\"minute\":\"9\",\"hour\":5,\"sync_rate\":-1} | -",
                "rate-limits | {\"minute\":9,\"hour\":null,\"sync_rate\":-1} | -",
                "rate-limits | {\"minute\":9} | sync_rate can only be used with the redis policy",
                "rate-limits | {\"policy\":\"redis\",\"sync_rate\":0.01} | sync_rate must be greater than 0.02, or -1 to disable",
                "rate-limits | {\"policy\":\"redis\",\"sync_rate\":0.02} | -",
                "response-limits | {\"second\":5,\"year\":1} | the limit for year(1.0) cannot be lower than the limit for second(5.0)",
                "request-termination | {\"message\":\"\",\"body\":\"x\"} | -",
                "request-termination | {\"echo\":true,\"body\":\"x\"} | echo cannot be used with content_type and body",
                "http-log-credentials | {\"http_endpoint\":\"http://u@a\",\"headers\":{\"AUTHORIZATION\":\"x\"}} | specifying both an 'Authorization' header and user info in 'http_endpoint' is not allowed",
                "http-log-credentials | {\"http_endpoint\":\"http://a\",\"headers\":{\"Authorization\":\"x\"}} | -",
                "resource-attributes | {\"a\":\"\"} | required field missing",
                "resource-attributes | {\"a\":[]} | invalid type of value: table",
                "distinct-tags | [{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"a\"}] | repeated tags are not allowed: a",
                "acme-namespace | \"kong_acme:cert_key:x\" | namespace can't be prefixed with reserved word: kong_acme:cert_key:",
                "acme-storage | {\"config\":{\"storage\":\"kong\"}} | \"kong\" storage can't be used with dbless mode",
                "http-proxy-url | {\"config\":{\"proxy_url\":\"https://a\"}} | proxy_url scheme must be http",
                "http-proxy-url | {\"config\":{\"proxy_url\":\"a:1\"}} | -",
                "proxy-cache-dict | {\"config\":{\"strategy\":\"memory\",\"memory\":{\"dictionary_name\":\"x\"}}} | missing shared dict 'x'",
                "llm-log-statistics | {\"route_type\":\"llm/v1/completions\",\"model\":{\"provider\":\"anthropic\"},\"logging\":{\"log_statistics\":true}} | anthropic does not support statistics when route_type is llm/v1/completions",
                "path-handling-warning | {\"path_handling\":\"v1\"} | -",
            })
    void aRuleLooksAtTheWholeRecord(String rule, String json, String problem) {
        Node record = Objects.requireNonNull(JsonText.parse(json));

        assertThat(Objects.requireNonNull(ValueChecks.named(rule)).problem(record))
                .isEqualTo(problem);
    }
}
