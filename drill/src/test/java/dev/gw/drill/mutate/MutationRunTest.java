package dev.gw.drill.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.drill.Bundles;
import dev.gw.drill.Drill;
import dev.gw.drill.mutate.MutationReport.Fate;
import dev.gw.drill.plan.Hints;
import dev.gw.runtime.PluginTypes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether derived drills notice what is broken, and what is said where they don't. */
class MutationRunTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T12:34:56Z"), ZoneOffset.UTC);

    private static final String SHOP = """
            _format_version: "3.0"
            consumers:
              - username: alice
                acls: [{group: staff}]
                keyauth_credentials: [{key: alice-key}]
              - username: carol
                acls: [{group: staff}]
                keyauth_credentials: [{key: carol-key}]
              - username: bob
                acls: [{group: guests}]
                keyauth_credentials: [{key: bob-key}]
            services:
              - name: orders
                url: http://orders.internal:8080/base
                routes:
                  - {name: orders, paths: [/orders], methods: [GET, POST], strip_path: false}
                plugins:
                  - {name: key-auth, config: {hide_credentials: true}}
                  - {name: acl, config: {allow: [staff]}}
                  - {name: rate-limiting, config: {minute: 5, limit_by: consumer, policy: local}}
              - name: lobby
                url: http://lobby.internal
                routes: [{name: lobby, paths: [/lobby], methods: [GET]}]
                plugins:
                  - {name: key-auth}
                  - {name: acl, config: {allow: [guests]}}
              - name: retired
                url: http://retired.internal
                enabled: false
                routes: [{name: retired, paths: [/retired]}]
            """;

    private static MutationReport mutate(String yaml, List<MutationReport.Result> told) {
        try (Drill drill = new Drill(
                "test", Bundles.of(yaml), CheckSettings.defaults(), PluginTypes.all(), Hints.none(), 1_000, CLOCK)) {
            return drill.mutate(told::add, () -> false);
        }
    }

    @Test
    void everythingBrokenIsNoticedOrTheSurvivorExplained() {
        List<MutationReport.Result> told = new ArrayList<>();
        MutationReport report = mutate(SHOP, told);

        assertThat(report.results()).hasSizeGreaterThan(20);
        assertThat(told).containsExactlyInAnyOrderElementsOf(report.results());
        assertThat(report.score()).as(report.text()).isGreaterThanOrEqualTo(95);
        assertThat(report.results())
                .filteredOn(result -> result.fate() != Fate.NOTICED)
                .allSatisfy(result -> assertThat(result.why()).isNotBlank());
    }

    @Test
    void everyKindOfMistakeIsMade() {
        assertThat(mutate(SHOP, new ArrayList<>()).results())
                .extracting(result -> result.mutant().operator())
                .contains(
                        "plugin removed",
                        "limit changed",
                        "window changed",
                        "wrong limit_by",
                        "group widened",
                        "path widened",
                        "strip_path flipped",
                        "upstream swapped",
                        "credential changed");
    }

    @Test
    void whatAnswersNoRequestIsNotBroken() {
        assertThat(mutate(SHOP, new ArrayList<>()).results())
                .extracting(result -> result.mutant().what())
                .noneMatch(what -> what.startsWith("service retired") || what.startsWith("route retired"));
    }

    @Test
    void aMutantThatMakesNoDifferenceIsSaidToMakeNone() {
        String open = """
                _format_version: "3.0"
                services:
                  - name: orders
                    url: http://orders.internal
                    routes: [{name: orders, paths: [/orders]}]
                    plugins:
                      - {name: rate-limiting, config: {minute: 5, limit_by: ip, policy: local}}
                """;

        assertThat(mutate(open, new ArrayList<>()).results())
                .filteredOn(result -> result.mutant().what().equals("rate-limiting: limit_by is consumer"))
                .singleElement()
                .satisfies(result -> assertThat(result.why()).endsWith("it may make no difference"));
    }

    @Test
    void aRunThatIsStoppedSaysWhatItKnows() {
        try (Drill drill = new Drill(
                "test", Bundles.of(SHOP), CheckSettings.defaults(), PluginTypes.all(), Hints.none(), 1_000, CLOCK)) {
            assertThat(drill.mutate(result -> {}, () -> true).results()).isEmpty();
        }
    }
}
