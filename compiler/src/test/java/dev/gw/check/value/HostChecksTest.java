package dev.gw.check.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostChecksTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "a.", "-a", "a_b.c", "001.002.003.004", "::1", "[::1]", "1:2:3:4:5:6:7::8", "xn--a"})
    void aHostMayBeANameOrAnAddress(String host) {
        assertThat(HostChecks.host(host)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a-",
                "a-.b",
                ".a",
                "a..b",
                ".",
                "1.2.3",
                "1.2.3.256",
                "1234",
                "::ffff:1.2.3.4",
                "[::1",
                "é",
                "[::1]:"
            })
    void aHostThatIsNoneIsNamed(String host) {
        assertThat(HostChecks.host(host)).isEqualTo("invalid value: " + host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:80", "1.2.3.4:80", "[::1]:80", "a:65536", "a:99999999999999999999"})
    void aHostHasNoPort(String host) {
        assertThat(HostChecks.host(host)).isEqualTo("must not have a port");
    }

    @Test
    void aPortIsJudgedBeforeTheNameInFrontOfIt() {
        assertThat(HostChecks.hostWithOptionalPort("a b:65536")).isEqualTo("invalid port number");
        assertThat(HostChecks.hostWithOptionalPort("a b:65535")).isEqualTo("invalid hostname: a b:65535");
        assertThat(HostChecks.hostWithOptionalPort("[x]:65536")).isEqualTo("invalid port number");
        assertThat(HostChecks.hostWithOptionalPort("[::1]x")).isEqualTo("invalid ipv6 address");
    }

    @Test
    void aWildcardStandsAtOneEnd() {
        assertThat(HostChecks.wildcardSni("*.a.b")).isNull();
        assertThat(HostChecks.wildcardSni("a.*")).isNull();
        assertThat(HostChecks.wildcardSni("a.*.b")).isEqualTo("wildcard must be leftmost or rightmost character");
        assertThat(HostChecks.wildcardSni("*.a.*")).isEqualTo("only one wildcard must be specified");
        assertThat(HostChecks.wildcardSni("*")).isNull();
    }

    @Test
    void anUpstreamIsAPlainName() {
        assertThat(HostChecks.upstreamName("1.2.3.4")).isEqualTo("Invalid name ('1.2.3.4'); no ip addresses allowed");
        assertThat(HostChecks.upstreamName("a:1")).isEqualTo("Invalid name ('a:1'); no port allowed");
        assertThat(HostChecks.upstreamName("a b")).isEqualTo("Invalid name ('a b'); must be a valid hostname");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3.4",
                "::",
                "::1",
                "[::1]",
                "1::",
                "::ffff:1.2.3.4",
                "1:2:3:4:5:6:7:8",
                "fe80::1/64",
                "10.0.0.0/8"
            })
    void addressesAndRangesAreTakenAsTheSystemReadsThem(String text) {
        assertThat(HostChecks.ipOrCidr(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01.2.3.4",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4/33",
                "1.2.3.4/08",
                "1.2.3.4/",
                "1::2::3",
                "1:2:3:4:5:6:7::8",
                "12345::",
                ":::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1/129",
                "fe80::1%eth0",
                "1.2.3.4 "
            })
    void otherTextsAreNone(String text) {
        assertThat(HostChecks.ipOrCidr(text)).isEqualTo("invalid ip or cidr range: '" + text + "'");
    }
}
