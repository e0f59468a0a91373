package dev.gw.drill.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People log in at the local issuer, by the authorization code flow. */
class OidcLoginTest {
    private static final String SECRET = "session_secret: 'bmV2ZXIgdXNlIHRoaXMgc2VjcmV0IGFueXdoZXJl'";

    private final SetClock clock = new SetClock();
    private final Issuer issuer = Issuer.seeded(7, () -> null, clock);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();
    private StandIns standIns;
    private Served served;

    OidcLoginTest() {
        serve(SECRET);
    }

    private void serve(String settings) {
        stop();
        Bundle bundle = OidcConfig.of(issuer.url() + "/.well-known/openid-configuration", settings, "");
        standIns = StandIns.forAll(bundle, Served.tls());
        served = new Served(bundle, new Doubles(standIns, LocalKeys.NONE).with(clock));
        cookies.clear();
    }

    private void stop() {
        if (served != null) {
            served.close();
            standIns.close();
        }
    }

    @AfterEach
    void close() {
        stop();
        issuer.close();
    }

    /** Asks as a browser does that keeps cookies and does not follow redirects. */
    private HttpResponse<String> browse(String path) throws IOException, InterruptedException {
        String[] sent = cookies.isEmpty() ? new String[0] : new String[] {"Cookie", cookieLine()};
        HttpResponse<String> answer = served.get(path, sent);
        for (String set : answer.headers().allValues("set-cookie")) {
            String pair = set.substring(0, set.indexOf(';'));
            String name = pair.substring(0, pair.indexOf('='));
            if (set.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, pair.substring(name.length() + 1));
            }
        }
        return answer;
    }

    private String cookieLine() {
        return cookies.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("location").orElseThrow();
    }

    /** Where the provider sends the browser that comes with this URL: path and query on the gateway. */
    private String atProvider(String url) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        URI back = URI.create(location(answer));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private void logIn() throws IOException, InterruptedException {
        String back = atProvider(location(browse("/orders?page=2")));
        assertThat(location(browse(back))).isEqualTo("/orders?page=2");
    }

    private static String argument(String url, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        assertThat(found.find()).as("%s in %s", name, url).isTrue();
        return found.group(1);
    }

    private static String told(HttpResponse<String> answer, String header) {
        Matcher found = Pattern.compile("\"" + header + "\":\\s*\"([^\"]*)\"").matcher(answer.body());
        return found.find() ? found.group(1) : "";
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Test
    void whoIsUnknownIsSentToTheProvider() throws Exception {
        HttpResponse<String> answer = browse("/orders");
        String login = location(answer);

        assertThat(login)
                .startsWith(
                        issuer.url() + "/authorize?response_type=code&client_id=gateway&redirect_uri=http%3A%2F%2F127")
                .contains("%2Forders%2F&scope=openid&state=")
                .contains("&code_challenge_method=S256");
        assertThat(argument(login, "state")).hasSizeGreaterThan(20).isNotEqualTo(argument(login, "nonce"));
        assertThat(answer.headers().firstValue("set-cookie").orElse(""))
                .startsWith("session=")
                .endsWith("; Path=/; SameSite=Lax; HttpOnly");
        assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("no-store");
    }

    @Test
    void whoComesBackIsWhereTheyWantedToBe() throws Exception {
        logIn();
        HttpResponse<String> answer = browse("/orders?page=2");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(decoded(told(answer, "x-userinfo"))).contains("\"email\":\"alice@example.com\"");
        assertThat(decoded(told(answer, "x-id-token"))).contains("\"aud\":\"gateway\"");
        assertThat(told(answer, "x-access-token").split("\\.")).hasSize(3);
        assertThat(told(answer, "x-credential-identifier")).isEqualTo("alice");
    }

    @Test
    void theCookieTellsNothing() throws Exception {
        logIn();

        String sealed = cookies.get("session");
        assertThat(new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("alice")
                .doesNotContain("gateway");
    }

    @Test
    void aChangedCookieIsNone() throws Exception {
        logIn();
        String sealed = cookies.get("session");
        char middle = sealed.charAt(sealed.length() / 2);
        cookies.put(
                "session",
                sealed.substring(0, sealed.length() / 2)
                        + (middle == 'A' ? 'B' : 'A')
                        + sealed.substring(sealed.length() / 2 + 1));

        assertThat(browse("/orders").statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionOfAnotherClientIsNone() throws Exception {
        logIn();
        Map<String, String> theirs = Map.copyOf(cookies);

        serve(SECRET + ", client_id: other");
        cookies.putAll(theirs);

        assertThat(browse("/orders").statusCode()).isEqualTo(302);
    }

    @Test
    void sessionsOutliveTheGatewayThatKnowsTheirSecret() throws Exception {
        logIn();
        Map<String, String> mine = Map.copyOf(cookies);

        serve(SECRET);
        cookies.putAll(mine);

        assertThat(browse("/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerThatNobodyAskedForIsAnError() throws Exception {
        String back = atProvider(location(browse("/orders")));

        assertThat(browse(back.replaceFirst("state=.", "state=_")).statusCode()).isEqualTo(500);
        cookies.clear();
        assertThat(browse(back).statusCode()).isEqualTo(500);
    }

    @Test
    void aCodeIsWorthNothingTwice() throws Exception {
        String back = atProvider(location(browse("/orders")));
        Map<String, String> before = Map.copyOf(cookies);
        assertThat(browse(back).statusCode()).isEqualTo(302);

        cookies.clear();
        cookies.putAll(before);

        assertThat(browse(back).statusCode()).isEqualTo(500);
    }

    @Test
    void aLoginThatFailsCanEndOnAPage() throws Exception {
        serve(SECRET + ", recovery_page_path: /sorry");

        assertThat(location(browse("/orders/?error=access_denied&state=x"))).isEqualTo("/sorry");
    }

    @Test
    void severalTabsMayLogInAtOnce() throws Exception {
        String first = location(browse("/orders"));
        String second = location(browse("/bills"));

        assertThat(location(browse(atProvider(first)))).isEqualTo("/orders");
        assertThat(second).isNotEqualTo(first);
        assertThat(browse("/bills").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/x", "/\\evil.example/x", "///evil.example/x"})
    void nobodyIsSentToAnotherHost(String target) throws Exception {
        serve(SECRET + ", redirect_uri: /callback");
        String login = rawLocation(target);

        assertThat(location(browse(atProvider(login)))).isEqualTo("/evil.example/x");
    }

    /** Where the gateway sends a target that Java's client would not ask for. */
    private String rawLocation(String target) throws IOException {
        int port = served.server().proxyPorts().get(0);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            Matcher cookie = Pattern.compile("(?i)set-cookie: session=([^;]*)").matcher(answer);
            Matcher location = Pattern.compile("(?i)location: (\\S*)").matcher(answer);
            assertThat(cookie.find() && location.find()).as(answer).isTrue();
            cookies.put("session", cookie.group(1));
            return location.group(1);
        }
    }

    @Test
    void theWayBackCanBeSet() throws Exception {
        serve(SECRET + ", redirect_uri: /callback");

        String login = location(browse("/orders"));
        assertThat(argument(login, "redirect_uri")).endsWith("%2Fcallback");
        String back = atProvider(login);
        assertThat(back).startsWith("/callback?code=");
        assertThat(location(browse(back))).isEqualTo("/orders");
        assertThat(browse("/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void anAccessTokenThatExpiredIsRenewed() throws Exception {
        logIn();
        String first = told(browse("/orders"), "x-access-token");

        clock.advance(Duration.ofMinutes(6));

        HttpResponse<String> answer = browse("/orders");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(told(answer, "x-access-token")).isNotEmpty().isNotEqualTo(first);
    }

    @Test
    void aSessionThatNobodyUsesEnds() throws Exception {
        logIn();

        clock.advance(Duration.ofMinutes(61));

        assertThat(browse("/orders").statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionEndsAfterADay() throws Exception {
        logIn();
        for (int i = 0; i < 47; i++) {
            clock.advance(Duration.ofMinutes(30));
            assertThat(browse("/orders").statusCode())
                    .as("after %d half hours", i + 1)
                    .isEqualTo(200);
        }

        clock.advance(Duration.ofMinutes(30));

        assertThat(browse("/orders").statusCode()).isEqualTo(302);
    }

    @Test
    void whoLogsOutIsUnknownAgain() throws Exception {
        logIn();

        assertThat(location(browse("/logout"))).isEqualTo("/");
        assertThat(cookies).isEmpty();
        assertThat(browse("/orders").statusCode()).isEqualTo(302);
    }

    @Test
    void loggingOutTakesTheTokensBack() throws Exception {
        serve(SECRET + ", revoke_tokens_on_logout: 'yes', redirect_after_logout_with_id_token_hint: 'yes',"
                + " redirect_after_logout_uri: 'https://shop.example/bye'");
        logIn();
        String token = told(browse("/orders"), "x-access-token");

        String page = location(browse("/logout"));

        assertThat(page).startsWith("https://shop.example/bye?id_token_hint=ey");
        HttpResponse<String> user = client.send(
                HttpRequest.newBuilder(URI.create(issuer.url() + "/userinfo"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
        assertThat(user.statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsUnknownCanBeRefusedInsteadOfSentAway() throws Exception {
        serve(SECRET + ", unauth_action: deny, realm: shop");
        HttpResponse<String> answer = browse("/orders");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer realm=\"shop\"");
    }

    @Test
    void theAccessTokenCanStandWhereServicesLookForIt() throws Exception {
        serve(SECRET + ", access_token_header_name: Authorization, access_token_as_bearer: 'yes',"
                + " disable_id_token_header: 'yes', token_endpoint_auth_method: client_secret_basic");
        logIn();
        HttpResponse<String> answer = browse("/orders");

        assertThat(told(answer, "authorization")).startsWith("Bearer ey");
        assertThat(answer.body()).doesNotContain("x-id-token");
    }
}
