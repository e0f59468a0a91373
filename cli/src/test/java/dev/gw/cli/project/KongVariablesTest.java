package dev.gw.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.assemble.Setting;
import dev.gw.cli.command.UsageException;
import dev.gw.cli.serve.Listen;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.AnswerHeader;
import dev.gw.runtime.settings.AnswerSettings;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.settings.NameSettings;
import dev.gw.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KongVariablesTest {
    @Test
    void nothingSetMeansKongsDefaults() {
        assertThat(variables(Map.of("KONG_HEADERS", " ")).settings()).isEqualTo(GatewaySettings.USUAL);
    }

    @Test
    void everySettingIsReadInKongsSyntax() {
        GatewaySettings settings = variables(Map.of(
                        "KONG_TRUSTED_IPS", "10.0.0.0/8, ::1,unix:",
                        "KONG_REAL_IP_HEADER", "X-Forwarded-For",
                        "KONG_REAL_IP_RECURSIVE", "on",
                        "KONG_HEADERS", "Server_Tokens, X-Kong-Request-Id",
                        "KONG_HEADERS_UPSTREAM", "off",
                        "KONG_PORT_MAPS", "80:8000, 443:8443",
                        "KONG_NGINX_HTTP_CLIENT_MAX_BODY_SIZE", "2m"))
                .settings();

        assertThat(settings.trusted().trusts("10.1.2.3")).isTrue();
        assertThat(settings.trusted().trusts("11.1.2.3")).isFalse();
        assertThat(settings.trusted().recursive()).isTrue();
        assertThat(settings.answers().headers())
                .containsExactlyInAnyOrder(AnswerHeader.SERVER, AnswerHeader.VIA, AnswerHeader.REQUEST_ID);
        assertThat(settings.requestIdUpstream()).isFalse();
        assertThat(settings.shownPort(8443)).isEqualTo(443);
        assertThat(settings.shownPort(9000)).isEqualTo(9000);
        assertThat(settings.client().maxBody()).isEqualTo(2L << 20);
    }

    @Test
    void namesAreLookedUpAsTheVariablesSay(@TempDir Path folder) throws IOException {
        Path hosts = Files.writeString(folder.resolve("hosts"), "10.0.0.1 one.test");
        NameSettings names = variables(Map.of(
                        "KONG_DNS_RESOLVER", "127.0.0.1:8600, [::1]",
                        "KONG_DNS_HOSTSFILE", hosts.toString(),
                        "KONG_DNS_ORDER", "LAST,a,SRV",
                        "KONG_DNS_VALID_TTL", "5",
                        "KONG_DNS_ERROR_TTL", "0.5"))
                .settings()
                .names();

        assertThat(names.servers())
                .extracting(Object::toString)
                .containsExactly("/127.0.0.1:8600", "/[0:0:0:0:0:0:0:1]:53");
        assertThat(names.hosts()).isEqualTo(hosts);
        assertThat(names.order()).containsExactly(NameSettings.Kind.A, NameSettings.Kind.SRV);
        assertThat(names.times()).isEqualTo(new NameSettings.Times(5_000, 3_600_000, 30_000, 500));
    }

    @Test
    void wrongWaysToLookUpNamesAreNamed() {
        assertThatThrownBy(() -> check(variables(Map.of(
                        "KONG_DNS_RESOLVER", "dns.test, 10.0.0.1:99999",
                        "KONG_DNS_HOSTSFILE", "gone",
                        "KONG_DNS_ORDER", "TXT",
                        "KONG_DNS_STALE_TTL", "-1"))))
                .hasMessageContaining("this is none: dns.test")
                .hasMessageContaining("this is none: 10.0.0.1:99999")
                .hasMessageContaining("KONG_DNS_HOSTSFILE names no file: gone")
                .hasMessageContaining("KONG_DNS_ORDER takes LAST, SRV, A, AAAA, CNAME; this is none: TXT")
                .hasMessageContaining("KONG_DNS_STALE_TTL takes seconds from 0");
    }

    @Test
    void aValueThatKongWouldRefuseIsNamed() {
        assertThatThrownBy(() -> check(variables(Map.of("KONG_TRUSTED_IPS", "10.0.0.0/40"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("KONG_TRUSTED_IPS takes addresses")
                .hasMessageContaining("10.0.0.0/40");
        assertThatThrownBy(() -> check(variables(Map.of("KONG_SSL_CERT", "a.pem"))))
                .hasMessageContaining("as many files");
        assertThatThrownBy(() -> check(variables(Map.of("KONG_SSL_CERT", "a.pem", "KONG_SSL_CERT_KEY", "b.pem"))))
                .hasMessageContaining("can't be read");
    }

    @Test
    void whoAnsweredIsNamedOnlyWhereThatIsAllowed() {
        assertThat(variables(Map.of("KONG_ALLOW_DEBUG_HEADER", "on"))
                        .settings()
                        .answers()
                        .headers())
                .contains(AnswerHeader.DEBUG);
        assertThat(variables(Map.of("KONG_HEADERS", "X-Kong-Upstream-Status"))
                        .settings()
                        .answers()
                        .headers())
                .containsExactly(AnswerHeader.UPSTREAM_STATUS);
    }

    @Test
    void offAmongOtherHeadersIsOff() {
        assertThat(variables(Map.of("KONG_HEADERS", "server_tokens, off"))
                        .settings()
                        .answers()
                        .headers())
                .isEmpty();
    }

    @Test
    void theManagersAddressesBecomeOrigins() {
        AnswerSettings answers = variables(Map.of(
                        "KONG_ADMIN_GUI_URL", "https://admin.test:8445/manager, http://b.test",
                        "KONG_ERROR_DEFAULT_TYPE", "text/html"))
                .settings()
                .answers();

        assertThat(answers.adminOrigins()).containsExactly("https://admin.test:8445", "http://b.test");
        assertThat(answers.errorType()).isEqualTo("text/html");
    }

    @Test
    void whatKongWouldNotStartWithIsRefusedEvenWhereItHasNoEffect() {
        assertThatThrownBy(() -> check(variables(Map.of(
                        "KONG_ERROR_DEFAULT_TYPE", "image/png",
                        "KONG_SSL_CIPHER_SUITE", "best",
                        "KONG_WORKER_CONSISTENCY", "weird",
                        "KONG_ADMIN_GUI_URL", "foo",
                        "KONG_LUA_MAX_URI_ARGS", "5000"))))
                .hasMessageContaining("KONG_ERROR_DEFAULT_TYPE takes one of application/json")
                .hasMessageContaining("KONG_SSL_CIPHER_SUITE takes one of modern")
                .hasMessageContaining("KONG_WORKER_CONSISTENCY takes one of strict, eventual")
                .hasMessageContaining("KONG_ADMIN_GUI_URL takes addresses")
                .hasMessageContaining("KONG_LUA_MAX_URI_ARGS takes a whole number from 1 to 1000");
    }

    @Test
    void anErrorTemplateThatCanNotBeReadIsNamed() {
        assertThatThrownBy(() -> check(variables(Map.of("KONG_ERROR_TEMPLATE_JSON", "nowhere.json"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("KONG_ERROR_TEMPLATE_JSON can't be read: nowhere.json");
    }

    @Test
    void whatHasNoEffectIsKnown() {
        assertThat(variables(Map.of("KONG_PROXY_LISTEN", "off", "KONG_TRACING", "on", "KONG_PREFIX", "/k", "X", "y"))
                        .withoutEffect())
                .containsExactly("KONG_PREFIX", "KONG_TRACING");
    }

    @Test
    void whatAProjectSaysCountsWhereNoVariableDoes() {
        KongVariables variables = variables(Map.of("KONG_HEADERS", "off"))
                .over(Map.of("headers", setting("via"), "port_maps", setting("80:8000")), Path.of("/project"));

        assertThat(variables.settings().answers().headers()).isEmpty();
        assertThat(variables.settings().shownPort(8000)).isEqualTo(80);
        assertThat(variables.value("PROXY_LISTEN")).isEmpty();
    }

    @Test
    void aWrongValueOfTheProjectIsFoundWhereItStands() {
        Diagnostics found = new Diagnostics();
        KongVariables variables = variables(Map.of())
                .over(
                        Map.of("trusted_ips", setting("here"), "nginx_http_client_body_timeout", setting("soon")),
                        Path.of("/project"));

        variables.settings();
        variables.report(found);

        assertThat(found.sorted())
                .extracting(Diagnostic::message)
                .containsExactlyInAnyOrder(
                        "trusted_ips takes addresses and ranges such as 10.0.0.0/8; this is none: here",
                        "nginx_http_client_body_timeout takes a time such as 60s; this is none: soon");
        assertThat(found.sorted()).extracting(Diagnostic::code).containsOnly(Code.GW1103);
    }

    @Test
    void aVariableWinsOverTheProjectAlsoWhereItIsWrong() {
        assertThatThrownBy(() -> check(variables(Map.of("KONG_TRUSTED_IPS", "there"))
                        .over(Map.of("trusted_ips", setting("10.0.0.0/8")), Path.of("/project"))))
                .hasMessageStartingWith("KONG_TRUSTED_IPS takes");
    }

    @Test
    void allWrongVariablesAreNamedAtOnce() {
        assertThatThrownBy(() -> check(variables(Map.of(
                        "KONG_HEADERS", "X-Mine",
                        "KONG_PORT_MAPS", "80",
                        "KONG_NGINX_PROXY_KEEPALIVE_TIMEOUT", "1 2 3"))))
                .hasMessageContaining("KONG_HEADERS takes off, or of")
                .hasMessageContaining("KONG_PORT_MAPS takes pairs")
                .hasMessageContaining("KONG_NGINX_PROXY_KEEPALIVE_TIMEOUT takes one or two times");
    }

    @Test
    void aFileIsNamedFromWhereItWasSaid(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("error.json"), "{}");
        KongVariables variables = variables(Map.of()).over(Map.of("error_template_json", setting("error.json")), root);

        assertThat(variables.settings().answers().errorTemplates()).containsEntry("json", "{}");
    }

    @Test
    void theLargestBodyHasThreeNamesOfWhichTheNarrowestCounts() {
        assertThat(variables(Map.of("KONG_CLIENT_MAX_BODY_SIZE", "1k"))
                        .settings()
                        .client()
                        .maxBody())
                .isEqualTo(1024);
        assertThat(variables(Map.of(
                                "KONG_NGINX_HTTP_CLIENT_MAX_BODY_SIZE", "1k",
                                "KONG_NGINX_PROXY_CLIENT_MAX_BODY_SIZE", "2k"))
                        .settings()
                        .client()
                        .maxBody())
                .isEqualTo(2048);
    }

    @Test
    void aListOfListenersIsReadWithItsFlags() {
        List<ListenAddress> read =
                Listen.parse("o", "0.0.0.0:8000 reuseport backlog=16384, [::]:8443 http2 ssl reuseport");

        assertThat(read).extracting(ListenAddress::tls).containsExactly(false, true);
        assertThat(read)
                .extracting(ListenAddress::http2)
                .as("nginx knows it of all of them or of none")
                .containsExactly(true, true);
        assertThat(Listen.parse("o", "127.0.0.1:1, 127.0.0.1:2 ssl"))
                .extracting(ListenAddress::http2)
                .containsExactly(false, false);
        assertThat(read).extracting(one -> one.address().getPort()).containsExactly(8000, 8443);
        assertThat(Listen.parse("o", "OFF")).isEmpty();
        assertThatThrownBy(() -> Listen.parse("o", "here")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Listen.parse("o", "127.0.0.1:1 sll"))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("this is none: 127.0.0.1:1 sll");
        assertThat(Listen.parse("o", "127.0.0.1:1 proxy_protocol, 127.0.0.1:2"))
                .extracting(ListenAddress::proxied)
                .containsExactly(true, false);
    }

    private static Setting setting(String text) {
        return new Setting(text, Span.nowhere());
    }

    private static void check(KongVariables variables) {
        variables.settings();
        variables.report(new Diagnostics());
    }

    private static KongVariables variables(Map<String, String> environment) {
        return new KongVariables(environment, Path.of("").toAbsolutePath());
    }
}
