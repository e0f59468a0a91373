package dev.gw.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.requesttermination.RequestTerminationType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ParsedBodyTest {
    private final PluginFixture fixture =
            PluginFixture.of(new RequestTerminationType(), "plugins: [{name: request-termination}]\n");

    private ParsedBody parsed(String type, String body) {
        Exchange exchange = fixture.exchange("POST", "/", body, "Content-Type", type);
        return ParsedBody.of(exchange, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aFormHasTextsTruthsAndLists() {
        assertThat(parsed("application/x-www-form-urlencoded; x", "a=1&b&c=%20&c=+")
                        .fields())
                .hasToString("{a=1, b=true, c=[ ,  ]}");
    }

    @Test
    void partsAreFieldsToo() {
        String body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n";

        assertThat(parsed("multipart/form-data; boundary=x", body).fields()).hasToString("{a=1}");
    }

    @Test
    void ofJsonOnlyMapsAndListsCount() {
        assertThat(parsed("application/json", "{\"a\":[]}").value()).hasToString("{a=[]}");
        assertThat(parsed("application/json", "[1]").value()).hasToString("[1.0]");
        assertThat(parsed("application/json", "5").value()).isNull();
        assertThat(parsed("application/json", "{").isOfKnownType()).isTrue();
    }

    @Test
    void otherTypesAreUnknown() {
        assertThat(parsed("text/plain", "a=1")).isEqualTo(new ParsedBody(null, false));
    }

    @Test
    void aBodyThatDoesNotFitIntoMemoryHasNoFields() {
        ParsedBody large = parsed("application/x-www-form-urlencoded", "a=" + "x".repeat(20_000));

        assertThat(large).isEqualTo(new ParsedBody(null, true));
    }
}
