package dev.gw.runtime.plugin.ldapauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.plugin.PluginFixture;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LdapAuthTest {
    private static final String REFUSED = PluginFixture.error(401, "Unauthorized");

    private InMemoryDirectoryServer server;

    @BeforeEach
    void start() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("test", InetAddress.getLoopbackAddress(), 0, null));
        server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
        server.add(
                "dn: uid=ada,dc=example,dc=com",
                "objectClass: inetOrgPerson",
                "uid: ada",
                "cn: Ada",
                "sn: L",
                "userPassword: s3cret:with colon");
        server.startListening();
    }

    @AfterEach
    void stop() {
        server.shutDown(true);
    }

    @Test
    void theRightPasswordPassesWithoutAConsumer() {
        Exchange exchange = fixture("hide_credentials: true").get("/", "Authorization", "LDAP " + ada());

        assertThat(PluginFixture.answer(exchange)).isEqualTo("passed");
        assertThat(exchange.identity())
                .isNotNull()
                .extracting(Identity::consumer)
                .isNull();
        assertThat(exchange.upstream().headers().get("X-Credential-Identifier")).isEqualTo("ada");
        assertThat(exchange.upstream().headers().has("Authorization")).isFalse();
    }

    @Test
    void aWrongOneIsChallenged() {
        Exchange exchange = fixture("realm: here").get("/", "Authorization", "ldap " + encoded("ada:wrong"));

        assertThat(PluginFixture.answer(exchange)).isEqualTo(REFUSED);
        assertThat(Objects.requireNonNull(exchange.response()).headers().get("WWW-Authenticate"))
                .isEqualTo("LDAP realm=\"here\"");
    }

    @Test
    void anotherSchemeNoHeaderAndAnEmptyPasswordAreRefused() {
        PluginFixture fixture = fixture("header_type: basic");

        assertThat(PluginFixture.answer(fixture.get("/"))).isEqualTo(REFUSED);
        assertThat(PluginFixture.answer(fixture.get("/", "Authorization", "ldap " + ada())))
                .isEqualTo(REFUSED);
        assertThat(PluginFixture.answer(fixture.get("/", "Authorization", "basic " + encoded("ada:"))))
                .isEqualTo(REFUSED);
        assertThat(PluginFixture.answer(fixture.get("/", "Authorization", "Basic " + ada())))
                .isEqualTo("passed");
    }

    @Test
    void aVerdictHoldsForAWhileWithoutTheServer() {
        PluginFixture fixture = fixture("cache_ttl: 60");
        assertThat(PluginFixture.answer(fixture.get("/", "Authorization", "ldap " + ada())))
                .isEqualTo("passed");
        server.shutDown(true);

        assertThat(PluginFixture.answer(fixture.get("/", "Authorization", "ldap " + ada())))
                .isEqualTo("passed");
    }

    @Test
    void aServerThatCantBeAskedIsAFailureNotARefusal() {
        PluginFixture fixture = fixture("");
        server.shutDown(true);

        assertThatThrownBy(() -> fixture.get("/", "Authorization", "ldap " + ada()))
                .hasRootCauseInstanceOf(java.io.IOException.class);
    }

    private static String ada() {
        return encoded("ada:s3cret:with colon");
    }

    private static String encoded(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private PluginFixture fixture(String more) {
        return PluginFixture.of(
                new LdapAuthType(),
                "plugins: [{name: ldap-auth, config: {ldap_host: 127.0.0.1, ldap_port: " + server.getListenPort()
                        + ", base_dn: 'dc=example,dc=com', attribute: uid" + (more.isEmpty() ? "" : ", " + more)
                        + "}}]\n");
    }
}
