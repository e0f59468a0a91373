package dev.gw.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.diff.Configs;
import dev.gw.model.Bundle;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushTest {
    private static final String THEIRS = """
            services: [{name: theirs, host: t, tags: [team-b], routes: [{name: their-route, paths: [/t], tags: [team-b]}]}]
            """;

    private StandIn gateway;

    @BeforeEach
    void anEmptyGateway() {
        gateway = new StandIn(new StandInStore());
    }

    private Push.Result push(String yaml, String... tags) {
        Bundle desired = Configs.bundle(
                new Ownership(List.of(tags)).marked(Configs.bundle(yaml).document()));
        return Gateways.push(gateway.client(), desired, tags);
    }

    private List<String> sent() {
        return gateway.requests().stream()
                .map(request -> request.substring(0, request.indexOf('/', request.indexOf('/') + 1)))
                .toList();
    }

    @Test
    void parentsComeFirstAndNoRouteAnswersWithoutThePluginsOfItsService() {
        push("""
                services:
                  - name: s
                    host: h
                    plugins: [{name: key-auth}]
                    routes: [{name: r, paths: [/r], plugins: [{name: cors}]}]
                """);

        assertThat(sent()).containsExactly("PUT /services", "PUT /plugins", "PUT /routes", "PUT /plugins");
    }

    @Test
    void aRouteGoesBeforeItsPlugins() {
        push("services: [{name: s, host: h, routes: [{name: r, paths: [/r], plugins: [{name: key-auth}]}]}]");
        int before = gateway.requests().size();
        push("services: []");

        assertThat(sent().subList(before, sent().size()))
                .containsExactly("DELETE /routes", "DELETE /services", "DELETE /plugins");
    }

    @Test
    void aFailureSaysWhatWasAppliedAndWhy() {
        gateway.faults((number, attempt) -> number >= 1 ? Fault.REFUSED : Fault.NONE);

        Push.Result result = push("services: [{name: s, host: h, routes: [{name: r, paths: [/r]}]}]");

        assertThat(result.applied()).extracting(Step::toString).containsExactly("create service s");
        assertThat(result.failed()).isNotNull();
        assertThat(result.failed().step()).hasToString("create route r");
        assertThat(result.failed().why()).isEqualTo("503: not now");
        assertThat(result.left()).isZero();
    }

    @Test
    void whatLacksOurTagIsNeitherChangedNorDeleted() {
        push(THEIRS);
        int before = gateway.requests().size();

        push("services: [{name: ours, host: o}]", "team-a");
        push("services: []", "team-a");

        assertThat(gateway.requests().subList(before, gateway.requests().size()))
                .hasSize(2);
        assertThat(Gateways.difference(gateway.client(), Configs.bundle(THEIRS)).changes())
                .isEmpty();
    }

    @Test
    void whatIsPushedGetsOurTag() {
        push("services: [{name: ours, host: o, routes: [{name: r, paths: [/r], tags: [own]}]}]", "team-a");

        assertThat(gateway.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request).contains("team-a"));
    }

    @Test
    void aNameThatSomebodyElseHasIsRefusedBeforeAnythingIsSent() {
        push(THEIRS);
        int before = gateway.requests().size();
        Diagnostics out = new Diagnostics();
        Ownership ownership = new Ownership(List.of("team-a"));
        Bundle desired = Configs.bundle("services: [{name: theirs, host: mine, tags: [team-a]}]");

        Optional<PushPlan> plan =
                PlanMaker.plan(Gateways.read(gateway.client()), desired, Gateways.SCHEMAS, ownership, out);

        assertThat(plan).isEmpty();
        assertThat(out.sorted()).singleElement().satisfies(found -> {
            assertThat(found.code().id()).isEqualTo("GW1704");
            assertThat(found.message())
                    .isEqualTo("service theirs stands on the gateway already, without the tag team-a");
        });
        assertThat(gateway.requests()).hasSize(before);
    }

    @Test
    void aServiceIsNotDeletedWhereSomebodyElsesPluginHangsOnIt() {
        push("services: [{name: ours, host: o, tags: [team-a], plugins: [{name: cors, tags: [team-b]}]}]");
        Diagnostics out = new Diagnostics();

        PlanMaker.plan(
                Gateways.read(gateway.client()),
                Configs.bundle("services: []"),
                Gateways.SCHEMAS,
                new Ownership(List.of("team-a")),
                out);

        assertThat(out.sorted())
                .singleElement()
                .satisfies(found -> assertThat(found.message())
                        .isEqualTo("service ours can't be deleted: a plugin without the tag team-a belongs to it"));
    }

    @Test
    void twoThatExchangeTheirNamesDoSoThroughAThird() {
        String before = """
                services:
                  - {id: 6c0aa6b9-2d1a-4b4e-8a25-3c6f4ef6b9a1, name: a, host: one}
                  - {id: 1a4b6a6e-73ce-4a5e-9a53-0d0c7cbe1111, name: b, host: two}
                """;
        push(before);
        String after = before.replace("name: a", "name: c")
                .replace("name: b", "name: a")
                .replace("name: c", "name: b");

        Push.Result result = push(after);

        assertThat(result.failed()).isNull();
        assertThat(Gateways.difference(gateway.client(), Configs.bundle(after)).changes())
                .isEmpty();
    }

    @Test
    void aPasswordThatTheGatewayHashedIsTheSame() {
        String yaml = "consumers: [{username: a, basicauth_credentials: [{username: u, password: sesame}]}]";
        push(yaml);

        assertThat(Gateways.difference(gateway.client(), Configs.bundle(yaml)).changes())
                .isEmpty();
        assertThat(Gateways.difference(gateway.client(), Configs.bundle(yaml.replace("sesame", "open")))
                        .changes())
                .hasSize(1);
    }
}
