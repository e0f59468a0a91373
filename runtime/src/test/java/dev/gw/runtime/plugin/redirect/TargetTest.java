package dev.gw.runtime.plugin.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://New.Test/base?x=1 /a y=1 https://new.test/a?y=1",
                "https://new.test:443 /a '' https://new.test/a",
                "http://new.test:443 /a '' http://new.test:443/a",
                "HTTP://u:p@new.test:80/x#frag /a b=c http://u:p@new.test/a?b=c#frag",
                "https://new.test /a/../b/./c '' https://new.test/b/c",
                "https://new.test /../.. '' https://new.test/",
                "https://new.test /a/%2E%2e '' https://new.test/",
                "https://new.test /a/. '' https://new.test/a/",
                "https://new.test //evil.test/x '' https://new.test//evil.test/x",
                "https://new.test /a%0d%0aX:y z=%0d https://new.test/a%0d%0aX:y?z=%0d",
                "https://new.test /<\"> <\"'> https://new.test/%3C%22%3E?%3C%22%27%3E",
                "https://[::1]:8443 /a '' https://[::1]:8443/a",
                "ftp://new.test:21/x /a '' ftp://new.test/a",
                "wss://New.Test:443 /a b=1 wss://new.test/a?b=1",
                "myapp://Host/base /a/../b x=1 myapp://Host/b?x=1",
                "https://bücher.test /a '' https://xn--bcher-kva.test/a"
            })
    void pathAndQueryAreReplaced(String location, String path, String query, String expected) {
        assertThat(Target.parse(location).with(path, query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/path", "9://x", "new.test"})
    void whatIsNoUrlIsNoTarget(String location) {
        assertThat(Target.parse(location)).isNull();
    }

    @Test
    void octetsThatAreNoAsciiAreEscaped() {
        assertThat(Target.parse("https://new.test").with("/\u00c3\u00a9", null)).isEqualTo("https://new.test/%C3%A9");
    }
}
