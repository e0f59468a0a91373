package dev.gw.runtime.impact.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gw.model.Bundle;
import dev.gw.model.EntityKind;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.router.PathNormalizer;
import dev.gw.runtime.server.ExplainingHeaders;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of a witness is what a running gateway answers, before the change and after it. */
class PredictionTest {
    private static final int PAIRS = 10;
    private static final int MOST_OF_A_PAIR = 30;

    @Test
    void aGatewayAnswersAsPredicted() throws IOException {
        HttpServer echo = echo();
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        List<ListenAddress> ports = List.of(ListenAddress.plain(free), new ListenAddress(free, true, false));
        int asked = 0;
        try (GatewayServer server = GatewayServer.start(
                Tables.bundle("_format_version: '3.0'"),
                ports,
                List.of(),
                1,
                List.of(new ExplainingHeaders()),
                GatewaySettings.USUAL)) {
            Asker asker =
                    new Asker(server.proxyPorts().get(0), server.proxyPorts().get(1));
            for (int seed = 0; seed < PAIRS; seed++) {
                RandomTables tables = new RandomTables(seed, echo.getAddress().getPort());
                Map<String, List<String>> table = tables.table();
                Bundle before = Tables.bundle(tables.yaml(table));
                Bundle after = Tables.bundle(tables.yaml(tables.changed(table)));
                List<Witness> witnesses = witnesses(before, after);
                asked += compare(server, asker, before, witnesses);
                asked += compare(server, asker, after, witnesses);
            }
        } finally {
            echo.stop(0);
        }

        assertThat(asked).isGreaterThan(400);
    }

    private static List<Witness> witnesses(Bundle before, Bundle after) {
        Set<Witness> all =
                Crossing.witnesses(before, after, before.all(EntityKind.ROUTES), after.all(EntityKind.ROUTES));
        List<Witness> list = new ArrayList<>(all);
        int step = Math.max(list.size() / MOST_OF_A_PAIR, 1);
        List<Witness> some = new ArrayList<>();
        for (int i = 0; i < list.size(); i += step) {
            some.add(list.get(i));
        }
        return some;
    }

    private static int compare(GatewayServer server, Asker asker, Bundle bundle, List<Witness> witnesses)
            throws IOException {
        server.gateway().load(bundle);
        Answers answers = new Answers(bundle);
        for (Witness witness : witnesses) {
            Answer predicted = answers.to(witness);
            Asker.Answered answered = asker.ask((RequestWitness) witness);
            String route =
                    predicted.route() == null ? "none" : predicted.route().name();
            assertThat(answered.header("Gw-Route"))
                    .as("%s in %s", witness, bundle.document())
                    .isEqualTo(route);
            if (predicted.route() != null) {
                String path = PathNormalizer.escape(Objects.requireNonNull(predicted.path()));
                assertThat(answered.header("X-Target")).as("%s", witness).isEqualTo(path);
            }
        }
        return witnesses.size();
    }

    /** An upstream that says what it was asked for. */
    private static HttpServer echo() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .set("X-Target", exchange.getRequestURI().getRawPath());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
