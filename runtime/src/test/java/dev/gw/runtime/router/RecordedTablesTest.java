package dev.gw.runtime.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.runtime.exchange.Headers;
import dev.gw.source.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random tables and requests, as a Kong 3.9.1 answered them; and the index against asking every entry. */
class RecordedTablesTest {
    @ParameterizedTest
    @CsvSource({"tables, 1360", "wide-tables, 4550"})
    void everyRequestGoesWhereKongSentIt(String resource, int count) throws IOException {
        int requests = 0;
        for (String line : tables(resource)) {
            MapNode table = map(line);
            Router router = new Router(
                    DeclarativeCheck.check(Objects.requireNonNull(table.map("kong")), CheckSettings.defaults())
                            .bundle()
                            .orElseThrow());
            for (Node exchange : table.list("exchanges")) {
                hold(router, (MapNode) exchange);
                requests++;
            }
        }
        assertThat(requests).isEqualTo(count);
    }

    private static void hold(Router router, MapNode exchange) {
        MapNode sent = Objects.requireNonNull(exchange.map("request"));
        RouterRequest request = request(sent);
        Router.Found found = router.find(request);
        String message = Objects.requireNonNull(exchange.map("response")).string("message");
        String expected = Objects.equals(message, "no Route matched with those values") ? null : message;

        assertThat(found == null ? null : found.route().name()).as("%s", sent).isEqualTo(expected);
        assertThat(found).isEqualTo(router.findLinearly(request));
    }

    private static RouterRequest request(MapNode sent) {
        Headers headers = new Headers();
        for (Node field : sent.list("headers")) {
            ListNode pair = (ListNode) field;
            headers.add(pair.get(0).toString(), pair.get(1).toString());
        }
        String host = headers.get("Host");
        byte[] octets = Objects.requireNonNull(sent.string("target")).getBytes(StandardCharsets.UTF_8);
        String target = new String(octets, StandardCharsets.ISO_8859_1);
        int mark = target.indexOf('?');
        String path = PathNormalizer.normalize(mark < 0 ? target : target.substring(0, mark));
        return RouterRequest.of(
                Objects.requireNonNull(sent.string("method")),
                host == null ? "gateway.test" : host,
                8000,
                Objects.requireNonNull(path),
                headers,
                false,
                null);
    }

    private static List<String> tables(String resource) throws IOException {
        try (InputStream in =
                        Objects.requireNonNull(RecordedTablesTest.class.getResourceAsStream(resource + ".jsonl.gz"));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static MapNode map(String json) {
        return (MapNode)
                DocumentReader.read(SourceFile.of("table.json", json), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
    }
}
