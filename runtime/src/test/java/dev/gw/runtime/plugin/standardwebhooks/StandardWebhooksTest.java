package dev.gw.runtime.plugin.standardwebhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.plugin.PluginFixture;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class StandardWebhooksTest {
    private static final long NOW = PluginFixture.NOW.getEpochSecond();
    private static final String REFUSED = PluginFixture.error(400, "Bad request");

    private final PluginFixture fixture = PluginFixture.of(
            new StandardWebhooksType(),
            "plugins: [{name: standard-webhooks, config: {secret_v1: s3cret, tolerance_second: 300}}]\n");

    @Test
    void aSignedWebhookPasses() throws GeneralSecurityException {
        assertThat(send("{\"a\":1}", NOW, signature("msg_1." + NOW + ".{\"a\":1}")))
                .isEqualTo("passed");
    }

    @Test
    void anotherBodyDoesNot() throws GeneralSecurityException {
        assertThat(send("{\"a\":2}", NOW, signature("msg_1." + NOW + ".{\"a\":1}")))
                .isEqualTo(REFUSED);
    }

    @Test
    void anOldOneDoesNot() throws GeneralSecurityException {
        long old = NOW - 301;
        assertThat(send("x", old, signature("msg_1." + old + ".x"))).isEqualTo(REFUSED);
    }

    @Test
    void oneWithoutABodyOrWithoutHeadersDoesNot() throws GeneralSecurityException {
        assertThat(send("", NOW, signature("msg_1." + NOW + "."))).isEqualTo(REFUSED);
        assertThat(PluginFixture.answer(fixture.ask("POST", "/", "x"))).isEqualTo(REFUSED);
    }

    private String send(String body, long time, String signature) {
        return PluginFixture.answer(fixture.ask(
                "POST",
                "/",
                body,
                "webhook-id",
                "msg_1",
                "webhook-timestamp",
                Long.toString(time),
                "webhook-signature",
                signature));
    }

    private static String signature(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
