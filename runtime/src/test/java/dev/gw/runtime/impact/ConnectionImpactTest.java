package dev.gw.runtime.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.impact.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changes of routes for connections do to those who connect. */
class ConnectionImpactTest {
    private static final String BASE = """
            _format_version: "3.0"
            services:
            - name: db
              url: tcp://db.internal:5432
              routes:
              - name: db
                protocols: [tls]
                snis: [db.example.com]
                destinations: [{port: 5432}]
                plugins:
                - name: ip-restriction
                  config: {allow: [10.0.0.0/8]}
              - name: any
                protocols: [tls]
                destinations: [{port: 5432}]
            - name: dns
              url: udp://dns.internal:53
              routes:
              - name: dns
                protocols: [udp]
                sources: [{ip: 10.1.0.0/16}]
                destinations: [{port: 53}]
            - name: cache
              url: tls://cache.internal:6379
              routes:
              - name: cache
                protocols: [tcp]
                destinations: [{port: 6379}]
            """;

    private static List<Finding> after(String old, String now) {
        assertThat(BASE).contains(old);
        return Impact.between(
                        Edits.bundle("before.yml", BASE),
                        Edits.bundle(
                                "after.yml",
                                BASE.replaceFirst(
                                        java.util.regex.Pattern.quote(old),
                                        java.util.regex.Matcher.quoteReplacement(now))))
                .findings();
    }

    private static List<String> words(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.grade().word() + " " + finding.sentence()
                        + (finding.witness() == null ? "" : " | " + finding.witness()))
                .toList();
    }

    @Test
    void anotherServerNameLeavesTheOldOneToTheNextRoute() {
        assertThat(words(after("db.example.com", "sql.example.com")))
                .contains("security route db: connections now go to any, which asks less of callers"
                        + " | TLS to …:5432, SNI db.example.com");
    }

    @Test
    void anotherPortRefusesThoseWhoComeToTheOldOne() {
        assertThat(words(after("[{port: 6379}]", "[{port: 6380}]")))
                .containsExactlyInAnyOrder(
                        "breaking route cache: connections are now refused | TCP to …:6379",
                        "info route cache: connections that were refused are now answered | TCP to …:6380");
    }

    @Test
    void fewerSourcesAreRefused() {
        assertThat(words(after("10.1.0.0/16", "10.1.2.0/24")))
                .containsExactly("breaking route dns: connections are now refused | UDP to …:53 from 10.1.0.1");
    }

    @Test
    void aRouteThatGoesTakesItsConnectionsAlong() {
        assertThat(words(after(
                        "  - name: cache\n    protocols: [tcp]\n    destinations: [{port: 6379}]\n",
                        "  - name: cache\n    paths: [/cache]\n")))
                .anyMatch(word -> word.contains("refused"));
    }

    @Test
    void anAddressIsNoLongerAskedFor() {
        assertThat(words(after("    plugins:\n    - name: ip-restriction\n      config: {allow: [10.0.0.0/8]}\n", "")))
                .containsExactly("security route db: all addresses are let in: ip-restriction no longer applies");
    }

    @Test
    void tlsThatIsPassedThroughEndsElsewhere() {
        assertThat(words(after("protocols: [tls]\n    snis", "protocols: [tls_passthrough]\n    snis")))
                .containsExactly("breaking route db: TLS now ends at the service, with its certificate");
    }

    @Test
    void tlsIsAskedForOrNot() {
        assertThat(words(after("protocols: [tcp]", "protocols: [tls]")))
                .contains("breaking route cache: connections without TLS are no longer taken");
        assertThat(words(after("protocols: [tls]\n    destinations", "protocols: [tcp]\n    destinations")))
                .contains("security route any: connections without TLS are now taken");
    }

    @Test
    void theServiceIsAskedWithoutTls() {
        assertThat(words(after("tls://cache", "tcp://cache")))
                .containsExactly(
                        "security route cache: requests go to tcp://cache.internal:6379 instead of tls://cache.internal:6379");
    }

    @Test
    void orderIsSilent() {
        assertThat(after(
                        "sources: [{ip: 10.1.0.0/16}]\n    destinations: [{port: 53}]",
                        "destinations: [{port: 53}]\n    sources: [{ip: 10.1.0.0/16}]"))
                .isEmpty();
    }
}
