package dev.gw.runtime.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.RouterFlavor;
import dev.gw.runtime.exchange.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The index of the router against asking every route, on random tables in which many routes are alike. */
class PriorityTableTest {
    private static final List<String> HOSTS = List.of("a.org", "b.org", "*.org", "a.*", "a.org:8000", "c.a.org");
    private static final List<String> PATHS =
            List.of("/", "/a", "/a/", "/aa", "/a/b", "/a/b/c", "/é", "~/a/[a-z]$", "~/a", "~/(?<x>.)/b", "~.*c");
    private static final List<String> VALUES = List.of("one", "Two", "three", "~*^t", "");
    private static final List<String> ASKED =
            List.of("/", "/a", "/aa", "/ab", "/a/b", "/a/b/c", "/a/b/cd", "/é/x", "/x/b", "/xc", "/" + "a/".repeat(40));

    private final Random random = new Random(20261122);

    @Test
    void theIndexFindsWhatAskingEveryRouteFinds() {
        int found = 0;
        int rounds = 300;
        for (int round = 0; round < rounds; round++) {
            int bound = 1 + random.nextInt(4);
            List<Entity> routes = IntStream.range(0, 1 + random.nextInt(80))
                    .mapToObj(number -> route(number, bound))
                    .toList();
            RouteTable table = Router.table(RouterFlavor.TRADITIONAL_COMPATIBLE, routes);
            for (int i = 0; i < 60; i++) {
                RouterRequest request = request();
                Router.Found answer = table.find(request);
                assertThat(answer).as("%s among %s", request, routes).isEqualTo(table.findLinearly(request));
                found += answer == null ? 0 : 1;
            }
        }
        assertThat(found).isGreaterThan(rounds * 10).isLessThan(rounds * 60);
    }

    @Test
    void pathsWhoseHashesAreEqualAreToldApart() {
        List<Entity> routes = List.of(plain(1, "/Aa"), plain(2, "/BB"), plain(3, "/AaAa"), plain(4, "/BBBB"));
        RouteTable table = Router.table(RouterFlavor.TRADITIONAL_COMPATIBLE, routes);

        assertThat("/AaAa".hashCode()).isEqualTo("/BBBB".hashCode());
        assertThat(answering(table, "/Aa")).isEqualTo(id(1));
        assertThat(answering(table, "/BB/x")).isEqualTo(id(2));
        assertThat(answering(table, "/AaAa")).isEqualTo(id(3));
        assertThat(answering(table, "/BBBBx")).isEqualTo(id(4));
        assertThat(answering(table, "/AaBB")).isEqualTo(id(1));
    }

    private static String answering(RouteTable table, String path) {
        Router.Found found = table.find(RouterRequest.of("GET", "a.org", 80, path, new Headers(), false, null));
        return found == null ? "" : found.route().id();
    }

    private static Entity plain(int number, String path) {
        MapNode fields = MapNode.empty().with("paths", ListNode.of(List.of(Scalar.string(path))));
        return new Entity(EntityKind.ROUTES, id(number), fields, fields);
    }

    /** A route with some attributes, the fewer the larger the bound. */
    private Entity route(int number, int bound) {
        MapNode fields = MapNode.empty();
        fields = random.nextInt(bound) == 0 ? fields.with("hosts", some(HOSTS)) : fields;
        fields = random.nextInt(bound) < 2 ? fields.with("paths", some(PATHS)) : fields;
        fields = random.nextInt(bound + 2) == 0 ? fields.with("methods", some(List.of("GET", "PUT"))) : fields;
        if (random.nextInt(bound) == 0) {
            MapNode headers = MapNode.empty().with(random.nextBoolean() ? "X-Tag" : "x_other", some(VALUES));
            fields = fields.with("headers", random.nextInt(4) == 0 ? headers.with("X-More", some(VALUES)) : headers);
        }
        fields = fields.with("regex_priority", Scalar.integer(random.nextInt(2)));
        return new Entity(EntityKind.ROUTES, id(number), fields, fields);
    }

    private ListNode some(List<String> texts) {
        List<Node> items = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            items.add(Scalar.string(texts.get(random.nextInt(texts.size()))));
        }
        return ListNode.of(items);
    }

    private RouterRequest request() {
        Headers headers = new Headers();
        for (String name : List.of("x-tag", "X-Tag", "X-Other", "x_more")) {
            if (random.nextBoolean()) {
                headers.add(name, VALUES.get(random.nextInt(3)));
            }
        }
        List<String> hosts = List.of("a.org", "b.org", "c.org", "c.a.org", "a.net", "a.org:8000", "");
        String host = hosts.get(random.nextInt(hosts.size()));
        String method = random.nextBoolean() ? "GET" : "POST";
        String path = ASKED.get(random.nextInt(ASKED.size()));
        return RouterRequest.of(method, host, random.nextBoolean() ? 80 : 8000, path, headers, false, null);
    }

    private static String id(int number) {
        return "00000000-0000-4000-8000-" + "%012d".formatted(number);
    }
}
