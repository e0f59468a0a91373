package dev.gw.conformance.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.standin.StandInTls;
import dev.gw.drill.standin.StandIns;
import dev.gw.model.Bundle;
import dev.gw.policy.lower.Policies;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A gateway that serves a source with policies, with stand-ins behind it. */
final class Gateway implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StandIns standIns;
    private final GatewayServer server;

    Gateway(String source) {
        Diagnostics out = new Diagnostics();
        MapNode document = (MapNode) DocumentReader.read(
                        SourceFile.of("source.yml", "_format_version: \"3.0\"\n" + source), Dialect.SOURCE, out)
                .orElseThrow();
        MapNode lowered =
                Policies.lower(document, (name, asked) -> Optional.empty(), out).document();
        assertThat(out.sorted()).isEmpty();
        Outcome outcome = DeclarativeCheck.check(lowered, CheckSettings.defaults());
        assertThat(outcome.violations()).isEmpty();
        Bundle bundle = new Bundle(outcome.document(), outcome.entities());
        ListenAddress any = ListenAddress.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        standIns = StandIns.forAll(bundle, new StandInTls(Clock.systemUTC(), new SecureRandom()));
        server = GatewayServer.start(
                bundle,
                PluginTypes.all(),
                new Listeners(List.of(any), List.of(), List.of()),
                1,
                List.of(),
                GatewaySettings.USUAL,
                new Doubles(standIns, LocalKeys.NONE));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.proxyPorts().get(0) + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What the service saw in a header; null where it saw none. */
    @Nullable
    String seen(HttpResponse<String> answer, String header) {
        MapNode headers = json(answer).map("headers");
        assertThat(headers).as(answer.body()).isNotNull();
        String value = headers.string(header);
        return value == null ? null : new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Status, code and message of an error in the one form. */
    String error(HttpResponse<String> answer) {
        MapNode error = json(answer).map("error");
        assertThat(error).as(answer.body()).isNotNull();
        return answer.statusCode() + " " + error.string("code") + " " + error.string("message");
    }

    private static MapNode json(HttpResponse<String> answer) {
        Node node = DocumentReader.read(SourceFile.of("answer.json", answer.body()), Dialect.SOURCE, new Diagnostics())
                .orElse(Scalar.string(answer.body()));
        assertThat(node).as(answer.body()).isInstanceOf(MapNode.class);
        return (MapNode) node;
    }

    @Override
    public void close() {
        server.close();
        standIns.close();
    }
}
