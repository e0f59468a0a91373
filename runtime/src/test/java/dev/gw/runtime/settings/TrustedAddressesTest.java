package dev.gw.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrustedAddressesTest {
    @Test
    void nobodyIsTrustedUnlessNamed() {
        assertThat(TrustedAddresses.NONE.client("10.0.0.1", List.of("1.2.3.4"))).isEqualTo("10.0.0.1");
        assertThat(trusting(false, "10.0.0.0/8").client("11.0.0.1", List.of("1.2.3.4")))
                .isEqualTo("11.0.0.1");
    }

    @Test
    void aTrustedPeerNamesTheClientLast() {
        TrustedAddresses trusted = trusting(false, "10.0.0.0/8", "::1");

        assertThat(trusted.client("10.0.0.1", List.of("1.2.3.4, 5.6.7.8:99"))).isEqualTo("5.6.7.8");
        assertThat(trusted.client("::1", List.of("1.2.3.4", "[2001:db8::7]:80")))
                .isEqualTo("2001:db8::7");
        assertThat(trusted.client("10.0.0.1", List.of("nonsense"))).isEqualTo("10.0.0.1");
        assertThat(trusted.client("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    }

    @Test
    void trustedAddressesArePassedOverWhereAskedFor() {
        TrustedAddresses trusted = trusting(true, "10.0.0.0/8");

        assertThat(trusted.client("10.0.0.1", List.of("1.2.3.4, 10.9.9.9", "10.2.2.2")))
                .isEqualTo("1.2.3.4");
        assertThat(trusted.client("10.0.0.1", List.of("10.3.3.3, 10.9.9.9"))).isEqualTo("10.3.3.3");
        assertThat(trusted.client("10.0.0.1", List.of("1.2.3.4, what, 10.9.9.9")))
                .isEqualTo("10.9.9.9");
    }

    private static TrustedAddresses trusting(boolean recursive, String... ranges) {
        return new TrustedAddresses(
                Stream.of(ranges)
                        .map(text -> Objects.requireNonNull(AddressRange.parse(text)))
                        .toList(),
                "X-Forwarded-For",
                recursive);
    }
}
