package dev.gw.runtime.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.RouterFlavor;
import dev.gw.runtime.exchange.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionRouterTest {
    private static final RouterRequest.Ends ENDS = new RouterRequest.Ends("10.1.2.3", 4711, "2001:db8::1", 8000);

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "http.path ^= \"/a\" => true",
                "http.path == \"/a\" => false",
                "http.path =^ \"/c\" => true",
                "http.path contains \"/b/\" => true",
                "http.path ~ \"^/a/(b|x)/c$\" => true",
                "http.path != \"/a/b/c\" => false",
                "http.method == \"POST\" => false",
                "http.host == \"Example.org\" => true",
                "lower(http.host) == \"example.org\" => true",
                "http.host == \"example.org\" => false",
                "net.src.ip in 10.0.0.0/8 => true",
                "net.src.ip not in 10.0.0.0/8 => false",
                "net.src.ip == 10.1.2.3 => true",
                "net.src.ip in fd00::/8 => false",
                "net.dst.ip in 2001:db8::/32 => true",
                "net.src.port > 4710 => true",
                "net.src.port >= 4712 => false",
                "net.src.port <= 0x1267 => true",
                "net.port == 9000 => true",
                "net.dst.port == 021450 => true",
                "net.protocol == \"https\" => false",
                "tls.sni != \"a.org\" => false",
                "http.headers.x_tag == \"one\" => false",
                "any(http.headers.x_tag) == \"two\" => true",
                "any(lower(http.headers.x_tag)) == \"one\" => true",
                "http.headers.x_none != \"one\" => false",
                "!(http.headers.x_none == \"one\") => true",
                "http.queries.q == \"1 2\" => true",
                "http.queries.bare == \"\" => true",
                "http.path.segments.len == 3 => true",
                "http.path.segments.1 == \"b\" => true",
                "http.path.segments.1_2 == \"b/c\" => true",
                "http.path.segments.2_3 == \"c\" => false",
                "http.method == \"POST\" && http.method == \"POST\" || http.method == \"GET\" => false",
                "(http.method == \"POST\" && http.method == \"POST\") || http.method == \"GET\" => true",
                "http.path ^= r#\"/a\"# => true"
            })
    void aRequestFulfilsAnExpressionAsInKong(String expression, boolean fits) {
        assertThat(table(route(1, expression, 0)).find(request("/a/b/c")) != null)
                .isEqualTo(fits);
    }

    @Test
    void theHighestPriorityAnswersAndAmongEqualsTheLargerId() {
        RouteTable table = table(
                route(1, "http.path ^= \"/a\"", 1),
                route(2, "http.path ^= \"/a\"", 5),
                route(3, "http.path ^= \"/a\"", 5),
                route(4, "http.path ^= \"/b\"", 9));

        assertThat(answering(table, request("/a/b"))).isEqualTo(3);
    }

    @Test
    void routesWithAttributesAreAskedAfterAllExpressions() {
        MapNode fields = MapNode.empty()
                .with("paths", dev.gw.document.ListNode.of(List.of(Scalar.string("/a"))))
                .with("protocols", dev.gw.document.ListNode.of(List.of(Scalar.string("http"))));
        Entity attributes = new Entity(EntityKind.ROUTES, id(9), fields, fields);
        RouteTable table = table(attributes, route(1, "http.path ^= \"/a\" && http.method == \"GET\"", 0));

        assertThat(answering(table, request("/a"))).isEqualTo(1);
        assertThat(table.explain(request("/a")))
                .extracting(RouteVerdict::failing)
                .containsExactly(null, null);
    }

    @Test
    void whatThePathMatchedIsStrippedAndGroupsAreKept() {
        Router.Found found = table(route(1, "http.path ~ r#\"^/(?<kind>[a-z]+)/(\\d+)\"#", 0))
                .find(request("/users/42/x"));

        assertThat(found).isNotNull().extracting(Router.Found::match).satisfies(match -> {
            assertThat(match.prefix()).isEqualTo("/users/42");
            assertThat(match.numbered()).containsExactly("/users/42", "users", "42");
            assertThat(match.named()).containsEntry("kind", "users");
        });
    }

    @Test
    void connectionsAreRoutedByTheirServerName() {
        MapNode fields = MapNode.empty()
                .with("protocols", dev.gw.document.ListNode.of(List.of(Scalar.string("tls_passthrough"))))
                .with("expression", Scalar.string("tls.sni == \"www.example.org\""));
        RouteTable table = table(new Entity(EntityKind.ROUTES, id(1), fields, fields));

        assertThat(table.find(RouterRequest.ofConnection("tls", "www.example.org", ENDS)))
                .isNotNull();
        assertThat(table.find(RouterRequest.ofConnection("tls", "www.example.com", ENDS)))
                .isNull();
    }

    @Test
    void theIndexFindsWhatAskingEveryExpressionFinds() {
        Random random = new Random(20261121);
        for (int round = 0; round < 60; round++) {
            List<Entity> routes = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                routes.add(route(i, expression(random, 3), random.nextInt(3)));
            }
            RouteTable table = Router.table(RouterFlavor.EXPRESSIONS, routes);
            for (int i = 0; i < 60; i++) {
                RouterRequest request = request(path(random));
                assertThat(table.find(request)).isEqualTo(table.findLinearly(request));
            }
        }
    }

    private static String expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            String path = path(random);
            return switch (random.nextInt(7)) {
                case 0 -> "http.path == \"" + path + "\"";
                case 1 -> "http.path ~ \"^" + path + "\"";
                case 2 -> "http.host == \"" + (random.nextBoolean() ? "Example.org" : "b.org") + "\"";
                case 3 -> "lower(http.path) ^= \"" + path + "\"";
                case 4 -> "http.method == \"GET\"";
                default -> "http.path ^= \"" + path + "\"";
            };
        }
        String one = expression(random, depth - 1);
        String other = expression(random, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> "!(" + one + ")";
            case 1 -> "(" + one + ") || (" + other + ")";
            default -> "(" + one + ") && (" + other + ")";
        };
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= random.nextInt(3); i++) {
            path.append('/').append("ab".charAt(random.nextInt(2)));
        }
        return path.toString();
    }

    private static RouteTable table(Entity... routes) {
        return Router.table(RouterFlavor.EXPRESSIONS, List.of(routes));
    }

    private static int answering(RouteTable table, RouterRequest request) {
        Router.@Nullable Found found = table.find(request);
        return found == null ? -1 : Integer.parseInt(found.route().id().substring(24));
    }

    private static Entity route(int number, String expression, int priority) {
        MapNode fields = MapNode.empty()
                .with("expression", Scalar.string(expression))
                .with("priority", Scalar.integer(priority));
        return new Entity(EntityKind.ROUTES, id(number), fields, fields);
    }

    private static String id(int number) {
        return "00000000-0000-4000-8000-" + "%012d".formatted(number);
    }

    private static RouterRequest request(String path) {
        Headers headers = new Headers();
        headers.add("X-Tag", "One").add("x-tag", "two");
        return RouterRequest.of("GET", "Example.org:9000", 8000, path, headers, false, null)
                .with("q=1%202&bare", ENDS);
    }
}
