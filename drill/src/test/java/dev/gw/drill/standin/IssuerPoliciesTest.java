package dev.gw.drill.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Bundle;
import dev.gw.policy.Policy;
import dev.gw.policy.Scope;
import dev.gw.source.SourceFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the issuer's tokens say, so that the policies of the served project take them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuerPoliciesTest {
    private static final Bundle SHOP = Served.bundle("""
            _format_version: "3.0"
            services:
              - name: orders
                url: http://orders.invalid
                routes: [{name: orders, paths: [/orders]}]
                plugins: [{name: jwt, config: {key_claim_name: kid, claims_to_verify: [exp]}}]
            consumers:
              - username: people
                jwt_secrets: [{key: k1, secret: a secret of thirty two octets}]
              - username: shop
                jwt_secrets: [{key: k2, secret: a secret of thirty two octets}]
            """);
    private static final List<Policy> POLICIES = List.of(
            policy("{policy: jwks, name: people, issuer: 'https://id.example', audience: [shop-api]}"),
            policy("{policy: token-claims, accept: {azp: [web, app]}}"));

    private final Issuer issuer =
            Issuer.seeded(7, () -> new Trust(SHOP, new PolicyClaims(POLICIES)), Clock.systemUTC());
    private final HttpClient client = HttpClient.newHttpClient();

    private static Policy policy(String yaml) {
        Node read = DocumentReader.read(SourceFile.of("p.yml", yaml), DocumentReader.Dialect.SOURCE, new Diagnostics())
                .orElseThrow();
        MapNode fields = (MapNode) read;
        String name = fields.string("name");
        return new Policy(name == null ? "" : name, fields, List.of(Scope.EVERYWHERE));
    }

    @AfterAll
    void close() {
        issuer.close();
    }

    private HttpResponse<String> token(String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer.url() + "/token"))
                .POST(BodyPublishers.ofString(form))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private String claims(String form) throws Exception {
        Matcher found = Pattern.compile("\"access_token\":\"([^\"]*)")
                .matcher(token(form).body());
        assertThat(found.find()).isTrue();
        return new String(Base64.getUrlDecoder().decode(found.group(1).split("\\.")[1]), StandardCharsets.UTF_8);
    }

    @Test
    void aConsumersTokenNamesTheIssuerAndTheAudienceOfItsPolicy() throws Exception {
        assertThat(claims("grant_type=client_credentials&client_id=people"))
                .contains(
                        "\"kid\":\"k1\"", "\"iss\":\"https://id.example\"", "\"aud\":\"shop-api\"", "\"azp\":\"web\"");
    }

    @Test
    void aConsumerOfAnotherCredentialGetsItsOwn() throws Exception {
        assertThat(claims("grant_type=client_credentials&client_id=shop"))
                .contains("\"kid\":\"k2\"", "\"azp\":\"web\"")
                .doesNotContain("id.example");
    }

    @Test
    void aStrangerGetsATokenOfTheIssuerThatAPolicyTrusts() throws Exception {
        assertThat(claims("grant_type=client_credentials&client_id=acme-crm&scope=orders:read"))
                .contains("\"kid\":\"k1\"", "\"iss\":\"https://id.example\"", "\"sub\":\"acme-crm\"")
                .contains("\"client_id\":\"acme-crm\"", "\"scope\":\"orders:read\"");
    }

    @Test
    void whoAsksMaySayClaimsThatWin() throws Exception {
        assertThat(claims("grant_type=password&username=bob&claims={\"azp\":\"app\",\"roles\":{\"admin\":{}}}"))
                .contains("\"azp\":\"app\"", "\"roles\":{\"admin\":{}}", "\"sub\":\"bob\"");
    }

    @Test
    void claimsThatAreNoObjectAreRefused() throws Exception {
        HttpResponse<String> answer = token("grant_type=client_credentials&client_id=people&claims=[1]");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_request", "claims");
    }
}
