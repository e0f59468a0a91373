package dev.gw.runtime.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Timings;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashKeyTest {
    private static Exchange exchange(String target, String... namesAndValues) {
        Headers headers = new Headers();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        Request request = new Request(
                "GET",
                target,
                target,
                Request.HttpVersion.HTTP_1_1,
                headers,
                "h",
                "h",
                new Request.Connection(1, 1, "127.0.0.1", 40_000, "127.0.0.1", 8000, false, null));
        return new Exchange(request, "id", new Timings(0, 1), () -> CompletableFuture.completedFuture(new byte[0]));
    }

    private static String value(HashKey.Part part, Exchange exchange) {
        HashKey key = new HashKey(part, new HashKey.Part("ip", ""), "", "/");
        return key.of(exchange, new Random(1));
    }

    @ParameterizedTest
    @CsvSource({
        "hashme,HashMe,a",
        "HashMe,hashme,a",
        "hash_me,Hash-Me,a",
        "hash_me,hash_me,a",
        // a hyphen keeps Kong from finding the header, so the fallback counts
        "Hash-Me,Hash-Me,127.0.0.1",
        "hash-me,hash-me,127.0.0.1"
    })
    void aHeaderIsFoundByAVariableOfNginx(String configured, String sent, String value) {
        assertThat(value(new HashKey.Part("header", configured), exchange("/", sent, "a")))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"/a/b,/a/b", "/a/%28%29,/a/()", "/a%252F,/a%2F", "/a+b%,/a+b%"})
    void aPathCountsAsNginxReadsIt(String path, String value) {
        assertThat(value(new HashKey.Part("path", ""), exchange(path))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"/?a=2&a=1&a,'1,2,true'", "/?a,true", "/?a=,''", "/?b=1,127.0.0.1"})
    void valuesOfAnArgumentAreSorted(String target, String value) {
        assertThat(value(new HashKey.Part("query_arg", "a"), exchange(target))).isEqualTo(value);
    }
}
