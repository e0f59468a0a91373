package dev.gw.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.report.DrillReport;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Verdict;
import dev.gw.model.Entity;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Gateways that run the configuration that is drilled, but with one plugin that does not do what it should. */
class BrokenGatewaysTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T12:34:56Z"), ZoneOffset.UTC);

    private static final String GUARDED = """
            _format_version: "3.0"
            consumers:
              - username: alice
                acls: [{group: staff}]
                jwt_secrets: [{key: alice, secret: alice-secret, algorithm: HS256}]
              - username: bob
                acls: [{group: guests}]
                jwt_secrets: [{key: bob, secret: bob-secret, algorithm: HS256}]
            services:
              - name: orders
                url: http://orders.internal:8080
                routes: [{name: orders, paths: [/orders]}]
                plugins:
                  - name: jwt
                    config: {claims_to_verify: [exp, nbf]}
                  - name: acl
                    config: {allow: [staff]}
            """;

    private static final String LIMITED = """
            _format_version: "3.0"
            services:
              - name: orders
                url: http://orders.internal:8080
                routes: [{name: orders, paths: [/orders]}]
                plugins:
                  - name: rate-limiting
                    config: {minute: 40, limit_by: ip, policy: local}
            """;

    private static DrillReport drill(String yaml, PluginType... broken) {
        Map<String, PluginType> types = new HashMap<>(PluginTypes.all());
        for (PluginType type : broken) {
            types.put(type.name(), type);
        }
        try (Drill drill =
                new Drill("test", Bundles.of(yaml), CheckSettings.defaults(), types, Hints.none(), 1_000, CLOCK)) {
            return drill.run(outcome -> {}, () -> false);
        }
    }

    private static List<String> failed(DrillReport report) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAIL)
                .map(Outcome::check)
                .map(check -> check.title())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(BrokenLimiter.Defect.class)
    void aBrokenLimiterFails(BrokenLimiter.Defect defect) {
        DrillReport report = drill(LIMITED, new BrokenLimiter(defect));

        if (defect == BrokenLimiter.Defect.NONE) {
            assertThat(failed(report)).isEmpty();
        } else {
            assertThat(failed(report)).contains("40 a minute on orders for nobody, by ip");
        }
    }

    /** Somebody who reads nothing but the miss knows what is wrong. */
    @ParameterizedTest
    @CsvSource({
        "RACE, 'all 40 requests pass', 'X-RateLimit-Remaining-Minute counts down from 39 to 0', twice",
        "OFF_BY_ONE, request 41 is refused, status 429, status 200",
        "NO_RESET, all 40 requests pass, status 200, what was counted before is still counted",
    })
    void aBrokenLimitersReportSaysWhatIsWrong(BrokenLimiter.Defect defect, String claim, String expected, String got) {
        Outcome outcome = drill(LIMITED, new BrokenLimiter(defect)).outcomes().stream()
                .filter(one -> one.verdict() == Verdict.FAIL && one.check().limit() != null)
                .findFirst()
                .orElseThrow();

        assertThat(outcome.misses().get(0).claim()).isEqualTo(claim);
        assertThat(outcome.misses().get(0).expected()).isEqualTo(expected);
        assertThat(outcome.misses().get(0).got()).contains(got);
    }

    @ParameterizedTest
    @CsvSource({
        "none, a token of algorithm none",
        "expired, an expired token",
    })
    void aBrokenAuthenticationsReportSaysWhatPassed(String defect, String credential) {
        PluginType broken = defect.equals("none")
                ? new CredulousJwt()
                : changed("jwt", config -> config.without("claims_to_verify"));
        Outcome outcome = drill(GUARDED, broken).outcomes().stream()
                .filter(one -> one.verdict() == Verdict.FAIL)
                .filter(one -> one.check().title().endsWith(credential))
                .findFirst()
                .orElseThrow();

        assertThat(outcome.misses()).singleElement().satisfies(miss -> {
            assertThat(miss.expected()).isEqualTo("status 401");
            assertThat(miss.got()).isEqualTo("status 200");
        });
    }

    @RepeatedTest(5)
    void theGoodLimiterPassesEveryTime() {
        assertThat(failed(drill(LIMITED))).isEmpty();
    }

    @Test
    void tokensWithoutASignatureThatPassAreFound() {
        assertThat(failed(drill(GUARDED, new CredulousJwt())))
                .contains("jwt on orders refuses requests with a token of algorithm none");
    }

    @Test
    void expiredTokensThatPassAreFound() {
        PluginType blind = changed("jwt", config -> config.without("claims_to_verify"));

        assertThat(failed(drill(GUARDED, blind)))
                .contains("jwt on orders refuses requests with an expired token")
                .contains("jwt on orders refuses requests with a token that is not valid yet");
    }

    @Test
    void aGroupThatIsLetInWithoutBeingListedIsFound() {
        PluginType wide = changed(
                "acl",
                config -> config.with("allow", ListNode.of(List.of(Scalar.string("staff"), Scalar.string("guests")))));

        assertThat(failed(drill(GUARDED, wide))).contains("acl on orders keeps bob out (guests)");
    }

    @Test
    void theGoodAuthenticationPasses() {
        assertThat(failed(drill(GUARDED))).isEmpty();
    }

    /** The real plugin with another configuration than it was given. */
    private static PluginType changed(String name, UnaryOperator<MapNode> change) {
        PluginType real = Objects.requireNonNull(PluginTypes.all().get(name));
        return new PluginType() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int priority() {
                return real.priority();
            }

            @Override
            public Plugin create(Entity entity, PluginContext context) {
                MapNode config =
                        change.apply(Objects.requireNonNull(entity.fields().map("config")));
                MapNode fields = entity.fields().with("config", config);
                return real.create(new Entity(entity.kind(), entity.id(), entity.authored(), fields), context);
            }
        };
    }
}
