package dev.gw.runtime.plugin.awslambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gw.runtime.aws.Signing;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.PluginFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsLambdaTest {
    private final HttpServer lambda;
    private final List<String> asked = new ArrayList<>();
    private String answer = "{\"said\":\"hello\"}";
    private int status = 200;
    private String error = "";

    AwsLambdaTest() throws IOException {
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext("/", this::invoke);
        lambda.start();
    }

    @AfterEach
    void stop() {
        lambda.stop(0);
    }

    private void invoke(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(call.getRequestURI() + " " + call.getRequestHeaders().getFirst("Authorization") + " "
                + call.getRequestHeaders().getFirst("X-Amz-Invocation-Type") + "\n" + body);
        call.getResponseHeaders().set("Content-Type", "application/json");
        if (!error.isEmpty()) {
            call.getResponseHeaders().set("X-Amz-Function-Error", error);
        }
        byte[] octets = answer.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, octets.length);
        call.getResponseBody().write(octets);
        call.close();
    }

    private PluginFixture plugin(String more) {
        return PluginFixture.of(
                new AwsLambdaType(),
                "plugins: [{name: aws-lambda, config: {aws_key: AKID, aws_secret: secret, aws_region: eu-west-1,"
                        + " function_name: orders, host: 127.0.0.1, disable_https: true, port: "
                        + lambda.getAddress().getPort() + ", " + more + "}}]\n");
    }

    private String told() {
        return asked.get(0).split("\n", 2)[1];
    }

    private static String body(Exchange exchange) {
        return new String(
                Objects.requireNonNull(
                        Objects.requireNonNull(exchange.response()).body()),
                StandardCharsets.UTF_8);
    }

    @Test
    void aRoleIsAssumedForTheCall() {
        answer = "<R><AccessKeyId>LENT</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
                + "<Expiration>2999-01-01T00:00:00Z</Expiration></R>";
        Exchange exchange = plugin("aws_assume_role_arn: \"arn:r\", aws_sts_endpoint_url: \"http://127.0.0.1:"
                        + lambda.getAddress().getPort() + "\"")
                .get("/x");

        assertThat(asked.get(0)).contains("Credential=AKID/", "Action=AssumeRole", "RoleSessionName=kong");
        assertThat(asked.get(1)).startsWith("/2015-03-31/functions/orders").contains("Credential=LENT/");
        assertThat(Objects.requireNonNull(exchange.response()).status()).isEqualTo(200);
    }

    @Test
    void theFunctionAnswersInThePlaceOfTheService() {
        Exchange exchange = plugin("").get("/x?a=1&b=2&b=3");

        assertThat(PluginFixture.answer(exchange)).isEqualTo("200 {\"said\":\"hello\"}");
        assertThat(Objects.requireNonNull(exchange.response()).headers().get("Via"))
                .isEqualTo("1.1 kong/3.9.1");
        assertThat(told()).isEqualTo("{\"a\":\"1\",\"b\":[\"2\",\"3\"]}");
        assertThat(asked.get(0))
                .startsWith(
                        "/2015-03-31/functions/orders/invocations AWS4-HMAC-SHA256 Credential=AKID/20261121/eu-west-1/lambda/aws4_request,"
                                + " SignedHeaders=content-type;host;x-amz-date;x-amz-invocation-type;x-amz-log-type, Signature=")
                .contains(" RequestResponse\n");
    }

    @Test
    void theSignatureIsThatOfAwssOwnExample() {
        Signing signing =
                new Signing("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "us-east-1", "service");

        assertThat(signing.sign(
                        "GET",
                        "/",
                        "",
                        Map.of("host", "example.amazonaws.com"),
                        new byte[0],
                        Instant.parse("2015-08-30T12:36:00Z")))
                .containsEntry("X-Amz-Date", "20150830T123600Z")
                .hasEntrySatisfying(
                        "Authorization",
                        value -> assertThat(value)
                                .endsWith(
                                        "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"));
    }

    @Test
    void fieldsOfTheBodyJoinThoseOfTheQuery() {
        plugin("").ask("POST", "/x?a=1", "{\"b\":{\"c\":true}}", "Content-Type", "application/json");

        assertThat(told()).isEqualTo("{\"a\":\"1\",\"b\":{\"c\":true}}");
    }

    @Test
    void partsOfTheRequestCanBeForwarded() {
        plugin("forward_request_method: true, forward_request_uri: true, forward_request_headers: true,"
                        + " forward_request_body: true")
                .ask("PUT", "/x?a=1", "k=v", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(told())
                .contains("\"request_method\":\"PUT\"")
                .contains("\"request_uri\":\"/x?a=1\",\"request_uri_args\":{\"a\":\"1\"}")
                .contains("\"host\":\"gateway.test\"")
                .contains("\"request_body\":\"k=v\",\"request_body_args\":{\"k\":\"v\"}");
    }

    @Test
    void theFunctionIsToldOfTheRequestAsOtherPluginsLeftIt() {
        PluginFixture fixture = plugin("forward_request_method: true, forward_request_uri: true,"
                + " forward_request_headers: true, forward_request_body: true");
        Exchange exchange = fixture.exchange("POST", "/x?a=1", "old", "Content-Type", "text/plain");
        exchange.upstream().headers().set("X-Consumer-Username", "alice");
        exchange.upstream().query("b=2");
        exchange.upstream().method("PUT");
        exchange.replaceBody("new".getBytes(StandardCharsets.UTF_8));
        fixture.access(exchange);

        assertThat(told())
                .contains("\"request_method\":\"PUT\"", "\"x-consumer-username\":\"alice\"")
                .contains("\"request_uri\":\"/x?a=1\",\"request_uri_args\":{\"b\":\"2\"}")
                .contains("\"request_body\":\"new\",\"request_body_args\":{}");
    }

    @Test
    void noBodyIsAnEmptyOneInBase64() {
        plugin("forward_request_body: true").get("/x");
        plugin("awsgateway_compatible: true").get("/x");

        assertThat(told()).isEqualTo("{\"request_body_base64\":true,\"request_body\":\"\",\"request_body_args\":{}}");
        assertThat(asked.get(1)).contains("\"body\":\"\",\"isBase64Encoded\":true");
    }

    @Test
    void aLargeBodyIsSkippedUnlessTheConfigurationWantsIt() {
        String large = "x".repeat(20_000);
        plugin("forward_request_body: true, base64_encode_body: false").ask("POST", "/x", large);
        plugin("forward_request_body: true, base64_encode_body: false, skip_large_bodies: false")
                .ask("POST", "/x", large);

        assertThat(told()).isEqualTo("{\"request_body_args\":{}}");
        assertThat(asked.get(1)).contains("\"request_body\":\"xxx");
    }

    @Test
    void whatAFunctionSaysInJsonIsWrittenAnew() {
        answer = "{ \"list\" : [], \"half\" : 0.50, \"in\" : [ { \"e\" : [] } ] }";

        assertThat(PluginFixture.answer(plugin("").get("/x")))
                .isEqualTo("200 {\"list\":{},\"half\":0.5,\"in\":[{\"e\":{}}]}");
        assertThat(PluginFixture.answer(plugin("empty_arrays_mode: correct").get("/x")))
                .isEqualTo("200 {\"list\":[],\"half\":0.5,\"in\":[{\"e\":[]}]}");
        answer = "\"hello\"";
        assertThat(PluginFixture.answer(plugin("").get("/x"))).isEqualTo("200 hello");
    }

    @Test
    void aBodyOfUnknownTypeIsForwardedInBase64() {
        plugin("forward_request_body: true").ask("POST", "/x", "abc", "Content-Type", "image/png");

        assertThat(told())
                .isEqualTo("{\"request_body_base64\":true,\"request_body\":\"YWJj\",\"request_body_args\":{}}");
    }

    @Test
    void theRequestCanBeToldAsAwssGatewayDoes() {
        plugin("awsgateway_compatible: true").ask("POST", "/x?a=1&a=2", "abc", "User-Agent", "test");

        assertThat(told())
                .contains("\"httpMethod\":\"POST\"")
                .contains("\"queryStringParameters\":{\"a\":\"1\"}")
                .contains("\"multiValueQueryStringParameters\":{\"a\":[\"1\",\"2\"]}")
                .contains("\"body\":\"YWJj\",\"isBase64Encoded\":true")
                .contains("\"requestTime\":\"21/Nov/2026:02:05:05 +0000\"")
                .contains("\"identity\":{\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"test\"}");
    }

    @Test
    void theFunctionMaySayTheWholeAnswer() {
        answer = "{\"statusCode\":201,\"headers\":{\"X-One\":\"1\"},\"multiValueHeaders\":{\"X-Two\":[\"a\",\"b\"]},"
                + "\"body\":\"aGVsbG8=\",\"isBase64Encoded\":true}";
        Exchange exchange = plugin("is_proxy_integration: true").get("/x");

        assertThat(PluginFixture.answer(exchange)).isEqualTo("201 hello");
        assertThat(Objects.requireNonNull(exchange.response()).headers().all("X-Two"))
                .containsExactly("a", "b");
        assertThat(exchange.response().headers().get("X-One")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                              | the answer is no JSON",
                "[]                                 | statusCode validation failed",
                "{\"statusCode\":99}                | statusCode validation failed",
                "{\"statusCode\":200,\"body\":null} | body must be a string",
                "{\"statusCode\":200,\"body\":{}}   | body must be a string",
                "{\"statusCode\":200,\"headers\":1} | headers must be a table"
            })
    void anAnswerThatIsNoneIsABadGateway(String said, String why) {
        answer = said;
        Exchange exchange = plugin("is_proxy_integration: true").get("/x");

        assertThat(Objects.requireNonNull(exchange.response()).status()).isEqualTo(502);
        assertThat(body(exchange)).contains("could not JSON decode Lambda function response: " + why);
    }

    @Test
    void aFunctionThatFailsMayHaveAStatusOfItsOwn() {
        error = "Unhandled";
        answer = "{\"errorMessage\":\"x\"}";

        assertThat(PluginFixture.answer(plugin("unhandled_status: 418").get("/x")))
                .isEqualTo("418 {\"errorMessage\":\"x\"}");
        assertThat(PluginFixture.answer(plugin("timeout: 60000").get("/x"))).startsWith("200 ");
    }

    @Test
    void aCallThatIsRefusedIsAnErrorOfTheGateway() {
        status = 403;
        assertThat(PluginFixture.answer(plugin("").get("/x")))
                .isEqualTo(PluginFixture.error(500, "An unexpected error occurred"));
        lambda.stop(0);
        assertThat(PluginFixture.answer(plugin("").get("/x")))
                .isEqualTo(PluginFixture.error(500, "An unexpected error occurred"));
    }

    @Test
    void aQualifierAndANameWithColonsAreEncoded() {
        plugin("function_name: 'arn:aws:lambda:eu-west-1:1:function:f', qualifier: v1")
                .get("/x");

        assertThat(asked.get(0))
                .startsWith(
                        "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A1%3Afunction%3Af/invocations?Qualifier=v1 ");
    }

    @Test
    void credentialsOfTheEnvironmentCountWhereTheConfigurationHasNone() {
        Map<String, String> environment = Map.of(
                "AWS_ACCESS_KEY_ID", "ENVKEY",
                "AWS_SECRET_ACCESS_KEY", "s",
                "AWS_SESSION_TOKEN", "lent",
                "AWS_DEFAULT_REGION", "eu-north-1");
        PluginFixture fixture = PluginFixture.of(
                new AwsLambdaType(environment::get),
                "plugins: [{name: aws-lambda, config: {function_name: orders, host: 127.0.0.1, disable_https: true,"
                        + " port: " + lambda.getAddress().getPort() + "}}]\n");

        assertThat(PluginFixture.answer(fixture.get("/x"))).startsWith("200 ");
        assertThat(asked.get(0))
                .contains("Credential=ENVKEY/20261121/eu-north-1/lambda/aws4_request")
                .contains("x-amz-security-token");
    }
}
