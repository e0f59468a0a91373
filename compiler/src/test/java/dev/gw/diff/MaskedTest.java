package dev.gw.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diff.report.Compared;
import dev.gw.diff.report.TextReport;
import dev.gw.document.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "consumers: [{username: a, keyauth_credentials: [{key: %s}]}]",
                "consumers: [{username: a, jwt_secrets: [{key: k, secret: %s}]}]",
                "consumers: [{username: a, basicauth_credentials: [{username: u, password: %s}]}]",
                "consumers: [{username: a, hmacauth_credentials: [{username: u, secret: %s}]}]",
                "plugins: [{name: rate-limiting, config: {minute: 1, policy: redis, redis: {host: r, password: %s}}}]",
                "plugins: [{name: rate-limiting, config: {minute: 1, policy: redis, redis_host: r, redis_password: %s}}]",
                "plugins: [{name: request-transformer, config: {add: {headers: ['Authorization:%s']}}}]",
                "plugins: [{name: session, config: {secret: %s}}]",
                "plugins: [{name: http-log, config: {http_endpoint: 'http://u:%s@log/'}}]",
                "plugins: [{name: http-log, config: {http_endpoint: 'http://log/', headers: {Authorization: %s}}}]",
                "plugins: [{name: http-log, config: {http_endpoint: 'http://log/', headers: {X-Any: %s}}}]",
                "plugins: [{name: aws-lambda, config: {aws_key: k, aws_secret: %s, function_name: f, aws_region: eu-west-1}}]",
            })
    void aSecretShowsThatItChangedAndNothingElse(String config) {
        String before = config.formatted("first-secret");
        String after = config.formatted("second-secret");
        BundleDiff diff = Configs.diff(before, after);

        assertThat(diff.changes()).isNotEmpty();
        assertThat(shown(diff)).contains("(sha256 ").doesNotContain("first-").doesNotContain("second-");
        assertThat(shown(Configs.diff("services: []", after)))
                .contains("(sha256 ")
                .doesNotContain("second-");
        assertThat(shown(Configs.diff(before, "services: []"))).doesNotContain("first-");
    }

    @Test
    void aReferenceToAVaultIsNoSecret() {
        String before = "plugins: [{name: session, config: {secret: '{vault://env/a}'}}]";

        assertThat(shown(Configs.diff(before, before.replace("env/a", "env/b"))))
                .contains("\"{vault://env/a}\" → \"{vault://env/b}\"");
    }

    @Test
    void aValueFromTheEnvironmentIsASecretWhereverItStands() {
        assertThat(Masked.of(Scalar.string("example.com").sensitive(), /* secret= */ false))
                .hasToString("(sha256 a379a6f6)");
    }

    private static String shown(BundleDiff diff) {
        return TextReport.of(new Compared("before", "after", diff), /* colour= */ false);
    }
}
