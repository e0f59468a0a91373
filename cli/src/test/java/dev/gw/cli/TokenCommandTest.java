package dev.gw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("kong.yml"), """
                _format_version: "3.0"
                plugins:
                  - name: jwt
                    config: {key_claim_name: kid, maximum_expiration: 60, claims_to_verify: [exp]}
                consumers:
                  - username: alice
                    jwt_secrets: [{key: key-of-alice, secret: a secret of more than thirty-two octets}]
                  - username: bob
                  - username: carol
                    jwt_secrets: [{key: key-of-carol}]
                """);
    }

    private Run run(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "token";
        all[1] = "kong.yml";
        System.arraycopy(words, 0, all, 2, words.length);
        return Run.with(
                folder, "", Map.of("XDG_STATE_HOME", folder.resolve("state").toString()), all);
    }

    private static String part(String token, int at) {
        return new String(Base64.getUrlDecoder().decode(token.strip().split("\\.", -1)[at]), StandardCharsets.UTF_8);
    }

    @Test
    void theTokenStandsAloneOnStandardOutput() {
        Run run = run("--consumer", "alice");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
        assertThat(part(run.out(), 0)).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        assertThat(part(run.out(), 1)).contains("\"kid\":\"key-of-alice\"", "\"sub\":\"alice\"");
    }

    @Test
    void itIsGoodNoLongerThanThePluginAllows() {
        String claims = part(run("--consumer", "alice", "--ttl", "2h").out(), 1);

        long issued = Long.parseLong(claims.replaceAll(".*\"iat\":(\\d+).*", "$1"));
        long expires = Long.parseLong(claims.replaceAll(".*\"exp\":(\\d+).*", "$1"));
        assertThat(expires - issued).isEqualTo(60);
    }

    @Test
    void claimsOfTheCommandLineWin() {
        String claims = part(
                run("--consumer", "alice", "--claims", "{\"sub\": \"x\", \"n\": 1}")
                        .out(),
                1);

        assertThat(claims).contains("\"sub\":\"x\"", "\"n\":1").doesNotContain("alice\",\"iat");
    }

    @Test
    void claimsCanNameTheCredential() {
        assertThat(part(run("--claims", "{\"kid\": \"key-of-alice\"}").out(), 1))
                .contains("\"sub\":\"alice\"");
    }

    @Test
    void anUnsignedTokenHasAnEmptySignature() {
        String token = run("--consumer", "alice", "--alg", "none").out();

        assertThat(part(token, 0)).contains("\"alg\":\"none\"");
        assertThat(token).endsWith(".\n");
    }

    @Test
    void whatCanNotBeMadeIsSaid() {
        assertThat(run("--consumer", "alcie").err()).contains("there is no consumer alcie; did you mean alice?");
        assertThat(run("--consumer", "bob").err()).contains("the consumer bob has no jwt_secret");
        assertThat(run("--consumer", "carol").err()).contains("Kong draws one that nobody knows");
        assertThat(run().err()).contains("--consumer NAME, or --claims with kid");
        assertThat(run("--consumer", "alice", "--ttl", "soon").err()).contains("--ttl takes a time");
        assertThat(run("--consumer", "alice", "--expired", "--wrong-key").err()).contains("one thing can be wrong");
        assertThat(run("--consumer", "alice", "--claims", "[1]").err()).contains("--claims takes a JSON object");
        assertThat(run("--consumer", "alice", "--key", "kong.yml").err()).contains("--key signs for consumers with");
        assertThat(run("--consumer", "bob").code()).isEqualTo(64);
    }

    @Test
    void theIssuersKeyIsKeptForTheNextTime() throws IOException {
        String[] words = {"--claims", "{\"kid\": \"somebody else\"}"};
        String first = part(run(words).out(), 0);

        assertThat(part(run(words).out(), 0)).isEqualTo(first);
        Path key = folder.resolve("state/gw/issuer-rsa.pem");
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
    }
}
