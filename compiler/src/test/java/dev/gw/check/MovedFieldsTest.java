package dev.gw.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.emit.format.FixApplier;
import dev.gw.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deprecated fields whose successors stand in a map of their own. */
class MovedFieldsTest {
    private static final String HEAD = """
            _format_version: "3.0"
            plugins:
              - name: rate-limiting
            """;

    @Test
    void neighboursMoveTogetherWithTheirComments() {
        assertThat(mended(HEAD + """
                    config:
                      minute: 5
                      # where it is
                      redis_host: r.internal # the host
                      # and its port
                      redis_port: 6379
                      policy: redis
                """)).isEqualTo(HEAD + """
                    config:
                      minute: 5
                      # where it is
                      redis:
                        host: r.internal # the host
                        # and its port
                        port: 6379
                      policy: redis
                """);
    }

    @Test
    void theyMoveWithinBraces() {
        assertThat(mended(HEAD + "    config: {minute: 5, redis_host: r, redis_port: 1}\n"))
                .isEqualTo(HEAD + "    config: {minute: 5, redis: {host: r, port: 1}}\n");
        assertThat(mended("kong.json", """
                {"_format_version": "3.0", "plugins": [
                  {"name": "rate-limiting", "config": {"minute": 5, "redis_host": "r", "policy": "redis"}}
                ]}
                """))
                .contains("{\"minute\": 5, \"redis\": {\"host\": \"r\"}, \"policy\": \"redis\"}");
    }

    @Test
    void theyStayWhereAMoveWouldLoseSomething() {
        List<String> configs = List.of(
                "{redis_host: r, minute: 5, redis_port: 1}",
                "{minute: 5, redis_host: r, redis: {port: 1}}",
                "{minute: 5, redis_host: &h r, redis_password: *h}");

        assertThat(configs).allSatisfy(config -> {
            String text = HEAD + "    config: " + config + "\n";
            assertThat(mended(text)).isEqualTo(text);
        });
    }

    private static String mended(String text) {
        return mended("kong.yml", text);
    }

    private static String mended(String name, String text) {
        SourceFile file = SourceFile.of(name, text);
        MapNode document = (MapNode) DocumentReader.read(file, DocumentReader.Dialect.SOURCE, new Diagnostics())
                .orElseThrow();
        CheckResult result = Checker.check(document, CheckSettings.defaults());
        return FixApplier.apply(file, result.diagnostics());
    }
}
