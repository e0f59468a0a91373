package dev.gw.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebPlaceTest {
    @ParameterizedTest
    @CsvSource({
        "http://a.test, false, a.test, 80, /, a.test",
        "https://a.test?x=1, true, a.test, 443, /?x=1, a.test",
        "HTTP://a.test:8080/p, false, a.test, 8080, /p, a.test:8080",
        "https://me:secret@a.test:443/p@q?r@s#t, true, a.test, 443, /p@q?r@s, a.test",
        "http://[::1]:81/, false, ::1, 81, /, [::1]:81",
        "http://a.test/a b|c?d={e}, false, a.test, 80, /a b|c?d={e}, a.test",
        "http://a.test:/x, false, a.test, 80, /x, a.test",
    })
    void aUrlIsReadAsItStands(String url, boolean tls, String host, int port, String target, String authority) {
        WebPlace place = WebPlace.of(url);

        assertThat(place).isEqualTo(new WebPlace(tls, host, port, target));
        assertThat(place.authority()).isEqualTo(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a.test", "ftp://a.test", "http://", "http:///x", "http://a.test:x", "http://a.test:70000"})
    void whatCannotBeAskedIsRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> WebPlace.of(url)).withMessageContaining("URL");
    }

    @Test
    void pathAndQueryAreApart() {
        WebPlace place = WebPlace.of("http://a/b?c?d");

        assertThat(place.path()).isEqualTo("/b");
        assertThat(place.query()).isEqualTo("c?d");
        assertThat(WebPlace.of("http://a").query()).isEmpty();
    }
}
