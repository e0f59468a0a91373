package dev.gw.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.report.DrillReport;
import dev.gw.drill.report.TextReport;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Verdict;
import dev.gw.runtime.PluginTypes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Derived drills against gateways that serve something else than what was drilled for. */
class DrillTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T12:34:56Z"), ZoneOffset.UTC);

    private static final String SHOP = """
            _format_version: "3.0"
            consumers:
              - username: alice
                keyauth_credentials: [{key: alice-key}]
              - username: bob
                keyauth_credentials: [{key: bob-key}]
            services:
              - name: orders
                url: http://orders.internal:8080/base
                routes:
                  - name: orders
                    paths: [/orders]
                    methods: [GET, POST]
                  - name: invoices
                    paths: ['~/orders/(?<id>\\d+)/invoice$']
                    strip_path: false
                plugins:
                  - name: key-auth
                    config: {hide_credentials: true}
                  - name: rate-limiting
                    config: {minute: 5, hour: 7, limit_by: consumer, policy: redis, redis: {host: redis}}
              - name: catalogue
                url: http://catalogue.internal:8080
                routes:
                  - name: products
                    hosts: [shop.example, "*.shop.example"]
            """;

    private static DrillReport drill(String drilled, String served) {
        try (Drill drill = new Drill(
                "test",
                Bundles.of(drilled),
                CheckSettings.defaults(),
                PluginTypes.all(),
                Hints.none(),
                20_000,
                CLOCK)) {
            var bundle = served.equals(drilled)
                    ? drill.stage().bundle()
                    : drill.stage().rewrite(Bundles.of(served));
            return drill.run(bundle, outcome -> {}, () -> false);
        }
    }

    private static List<String> failed(String drilled, String served) {
        return drill(drilled, served).outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAIL)
                .map(Outcome::check)
                .map(check -> check.area().word() + ": " + check.title())
                .toList();
    }

    @Test
    void aGatewayThatDoesWhatItsConfigurationSaysPassesEveryCheck() {
        DrillReport report = drill(SHOP, SHOP);

        assertThat(report.count(Verdict.PASS))
                .isGreaterThan(20)
                .isEqualTo(report.outcomes().size());
        assertThat(report.coverage("route"))
                .allSatisfy(one -> assertThat(one.checks()).isPositive());
        assertThat(report.coverage("limit"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.checks()).isPositive());
    }

    @Test
    void aLimitThatIsOneHigherIsFound() {
        assertThat(failed(SHOP, SHOP.replace("minute: 5", "minute: 6")))
                .contains("limits: 5 a minute on orders for alice, by consumer");
    }

    @Test
    void aLimitThatCountsAddressesInsteadOfConsumersIsFound() {
        assertThat(failed(SHOP, SHOP.replace("limit_by: consumer", "limit_by: ip")))
                .contains("limits: 5 a minute on orders for alice, by consumer");
    }

    @Test
    void aServiceThatLostItsAuthenticationIsFound() {
        assertThat(failed(SHOP, SHOP.replace("name: key-auth", "name: key-auth\n        enabled: false")))
                .contains("authentication: key-auth on orders refuses requests without a credential");
    }

    @Test
    void preflightsAreAskedOfTheRouteThatTakesThem() {
        String web = """
                _format_version: "3.0"
                plugins: [{name: cors, config: {origins: [https://web.example], max_age: 600}}]
                services:
                  - name: orders
                    url: http://orders.internal
                    routes:
                      - {name: orders, paths: ['~/orders/\\d+$'], methods: [GET]}
                      - {name: preflights, paths: [/orders], methods: [OPTIONS]}
                """;

        assertThat(failed(web, web.replace("600", "601"))).contains("cors: cors on orders");
    }

    @Test
    void aRouteThatLeadsToAnotherServiceIsFound() {
        String swapped = SHOP.replace("name: orders\n    url", "name: other\n    url");

        assertThat(failed(SHOP, swapped)).anySatisfy(title -> assertThat(title).startsWith("routing: "));
    }

    @Test
    void aReportSaysWhatFailedAndHowToAskAgainWithoutItsSecrets() {
        String text = TextReport.of(drill(SHOP, SHOP.replace("alice-key", "changed")), /* colour= */ false);

        assertThat(text)
                .contains("fail key-auth on orders knows alice (kong.yml:4)")
                .contains("    expected status 200\n    got      status 401\n")
                .contains("    curl -i 'http://127.0.0.1:")
                .contains("-H 'apikey: ***'")
                .doesNotContain("alice-key");
    }
}
