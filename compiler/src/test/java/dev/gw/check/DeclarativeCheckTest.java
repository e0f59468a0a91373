package dev.gw.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclarativeCheckTest {
    @Test
    void aNamedEntityHasTheIdThatKongDerives() {
        Outcome outcome = check("""
                services:
                - {name: foo, host: example.com}
                consumers:
                - {username: bob}
                """);

        assertThat(one(outcome, EntityKind.SERVICES).id()).isEqualTo("2933fbcc-9d7c-54a7-a984-fe2bde836cea");
        assertThat(one(outcome, EntityKind.CONSUMERS).id()).isEqualTo("def4f7d3-9863-5ad2-8fa9-c949bf26f55e");
    }

    @Test
    void anUnnamedEntityHasTheSameIdEveryTimeAndNoOtherHasIt() {
        String text = """
                routes:
                - {paths: [/a]}
                - {paths: [/a]}
                - {paths: [/b]}
                """;

        List<String> ids = ids(check(text));

        assertThat(ids).doesNotHaveDuplicates().hasSize(3).isEqualTo(ids(check(text)));
    }

    @Test
    void defaultsAreFilledInAndStandNowhere() {
        Entity service = one(check("services: [{name: a, url: 'https://b.internal/x'}]"), EntityKind.SERVICES);

        assertThat(service.fields().string("host")).isEqualTo("b.internal");
        assertThat(((Scalar) service.fields().get("port")).number()).isEqualTo(443);
        assertThat(service.fields().has("url")).isFalse();
        assertThat(service.fields().get("host").span().isNowhere()).isFalse();
        assertThat(service.fields().get("retries").span().isNowhere()).isTrue();
        assertThat(service.authored().has("url")).isTrue();
    }

    @Test
    void aFalseInThePlaceOfARecordCountsAsNothing() {
        Outcome outcome = check("""
                upstreams: [{name: u, healthchecks: false}]
                plugins: [{name: rate-limiting, config: {minute: 5, redis: false}}]
                """);

        assertThat(outcome.isAccepted()).isTrue();
        assertThat(one(outcome, EntityKind.UPSTREAMS).fields().map("healthchecks"))
                .isNotNull();
        assertThat(check("plugins: [{name: file-log, config: false}]").violations())
                .extracting(Violation::fieldPath)
                .containsExactly("config.path");
    }

    @Test
    void aFalseForANameIsNoNameAndNothingThatRefersToItIsBlamed() {
        Outcome outcome = check("""
                services: [{name: false, url: 'http://a', routes: [{name: r, paths: [/a]}]}]
                """);

        assertThat(outcome.violations()).extracting(Violation::fieldPath).containsExactly("name");
    }

    @Test
    void aNestedEntityRefersToItsParentById() {
        Outcome outcome = check("services: [{name: a, url: 'http://b', routes: [{name: r, paths: [/]}]}]");
        Entity service = one(outcome, EntityKind.SERVICES);

        assertThat(one(outcome, EntityKind.ROUTES).foreignId("service")).isEqualTo(service.id());
        assertThat(service.authored().has("routes")).isFalse();
        assertThat(service.fields().has("routes")).isFalse();
    }

    @Test
    void aReferenceByNameBecomesOneById() {
        Outcome outcome = check("""
                services: [{name: a, url: 'http://b'}]
                routes: [{name: r, paths: [/], service: a}]
                """);

        assertThat(one(outcome, EntityKind.ROUTES).foreignId("service"))
                .isEqualTo(one(outcome, EntityKind.SERVICES).id());
    }

    @Test
    void aCredentialWithoutItsKeyIsTakenAndHasNone() {
        Outcome outcome = check("consumers: [{username: a, keyauth_credentials: [{}, {}]}]");

        assertThat(outcome.isAccepted()).isTrue();
        assertThat(outcome.entities())
                .filteredOn(e -> e.kind() == EntityKind.KEYAUTH_CREDENTIALS)
                .hasSize(2)
                .allSatisfy(e -> assertThat(e.fields().has("key")).isFalse());
    }

    @Test
    void oldShorthandsGoToWhereTheirFieldsAreNow() {
        Entity plugin = one(
                check("plugins: [{name: rate-limiting, config: {minute: 1, policy: redis, redis_host: r}}]"),
                EntityKind.PLUGINS);

        assertThat(plugin.fields().map("config").map("redis").string("host")).isEqualTo("r");
        assertThat(plugin.fields().map("config").has("redis_host")).isFalse();
    }

    @Test
    void setsLoseTheirDuplicates() {
        Entity route = one(check("routes: [{name: r, methods: [GET, PUT, GET], paths: [/]}]"), EntityKind.ROUTES);

        assertThat(route.fields().list("methods"))
                .extracting(node -> ((Scalar) node).text())
                .containsExactly("GET", "PUT");
    }

    @Test
    void pathsOfOldFormatsAreMigrated() {
        Outcome outcome = DeclarativeCheck.check(
                read("_format_version: '1.1'\nroutes: [{name: r, paths: ['/a/../b', '/x\\d+', '/c%2Ed*']}]"),
                CheckSettings.defaults());

        assertThat(one(outcome, EntityKind.ROUTES).fields().list("paths"))
                .extracting(node -> ((Scalar) node).text())
                .containsExactly("/b", "~/x\\d+", "~/c\\.d*");
    }

    @Test
    void whatFailsOnlyForWantOfAForeignKeyIsLookedAtAgain() {
        Outcome outcome = check("""
                consumers: [{username: a}]
                basicauth_credentials: [{username: a, password: b, consumer: a}]
                """);

        assertThat(outcome.isAccepted()).isTrue();
    }

    private static Outcome check(String text) {
        return DeclarativeCheck.check(read("_format_version: '3.0'\n" + text), CheckSettings.defaults());
    }

    private static MapNode read(String text) {
        SourceFile file = SourceFile.of("kong.yml", text);
        return (MapNode) DocumentReader.read(file, DocumentReader.Dialect.SOURCE, new Diagnostics())
                .orElseThrow();
    }

    private static Entity one(Outcome outcome, EntityKind kind) {
        assertThat(outcome.violations()).isEmpty();
        return outcome.entities().stream()
                .filter(entity -> entity.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Outcome outcome) {
        return outcome.entities().stream().map(Entity::id).toList();
    }
}
