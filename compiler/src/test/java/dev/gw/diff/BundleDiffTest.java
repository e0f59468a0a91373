package dev.gw.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diff.report.Compared;
import dev.gw.diff.report.TextReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleDiffTest {
    private static final String SHOP = """
            services:
              - name: shop
                host: shop.internal
                routes:
                  - {name: orders, paths: [/orders], methods: [GET, POST]}
                plugins:
                  - {name: rate-limiting, config: {minute: 5, policy: local}}
            """;

    private static String text(String before, String after) {
        BundleDiff diff = Configs.diff(before, after);
        return TextReport.of(new Compared("before", "after", diff), /* colour= */ false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                routes:
                  - {paths: [/orders], methods: [POST, GET], name: orders, service: shop}
                plugins:
                  - name: rate-limiting
                    service: shop
                    config: {policy: local, minute: 5, limit_by: consumer, hide_client_headers: false}
                services:
                  - {host: shop.internal, name: shop, port: 80, protocol: http, retries: 5}
                """,
                """
                services:
                  - id: 6c0aa6b9-2d1a-4b4e-8a25-3c6f4ef6b9a1
                    name: shop
                    url: http://shop.internal
                    routes:
                      - {id: 1a4b6a6e-73ce-4a5e-9a53-0d0c7cbe1111, name: orders, paths: [/orders], methods: [POST, GET]}
                    plugins:
                      - {id: 3b9b1f49-6d5c-4ee8-a0c1-9de8c2a2f6f5, name: rate-limiting, config: {minute: 5.0}}
                """,
            })
    void spellingOrderNestingDefaultsAndIdsDontCount(String other) {
        assertThat(text(SHOP, other)).isEqualTo("after and before mean the same (3 entities)\n");
        assertThat(text(other, SHOP)).isEqualTo("after and before mean the same (3 entities)\n");
    }

    @Test
    void aPlanSaysWhatIsCreatedChangedAndDestroyedAndWhere() {
        String after = """
                services:
                  - name: shop
                    host: shop.internal
                    retries: 2
                    routes:
                      - name: orders
                        paths: [/orders, /v2/orders]
                        methods: [PUT, GET]
                consumers:
                  - username: alice
                """;

        assertThat(text(SHOP, after)).isEqualTo("""
                ~ service shop  kong.yml:3
                    ~ retries: 5 → 2  kong.yml:5

                + consumer alice  kong.yml:11
                    username: "alice"

                ~ route orders  kong.yml:7
                    ~ paths: +"/v2/orders"  kong.yml:8
                    ~ methods: -"POST" +"PUT"  kong.yml:9

                - plugin rate-limiting on service shop  kong.yml:8

                1 to create, 2 to change, 1 to destroy; 0 unchanged
                """);
    }

    @Test
    void anotherNameForTheSameContentIsARename() {
        String after = SHOP.replace("name: orders", "name: purchases").replace("name: shop", "name: store");

        assertThat(text(SHOP, after)).isEqualTo("""
                ~ service store (was service shop)  kong.yml:3
                    ~ name: "shop" → "store"  kong.yml:3

                ~ route purchases (was route orders)  kong.yml:6
                    ~ name: "orders" → "purchases"  kong.yml:6

                2 to change; 1 unchanged
                """);
    }

    @Test
    void anIdThatBothWroteTellsMoreThanAName() {
        String before = """
                services:
                  - {id: 6c0aa6b9-2d1a-4b4e-8a25-3c6f4ef6b9a1, name: a, host: one}
                  - {id: 1a4b6a6e-73ce-4a5e-9a53-0d0c7cbe1111, name: b, host: two}
                """;
        String after = before.replace("name: a", "name: c").replace("name: b", "name: a");

        assertThat(text(before, after)).isEqualTo("""
                ~ service a (was service b)  kong.yml:4
                    ~ name: "b" → "a"  kong.yml:4

                ~ service c (was service a)  kong.yml:3
                    ~ name: "a" → "c"  kong.yml:3

                2 to change; 0 unchanged
                """);
    }

    @Test
    void aForeignKeyIsShownByTheNameItLeadsTo() {
        String before = """
                services: [{name: a, host: h}, {name: b, host: i}]
                routes: [{name: r, paths: [/r], service: a}]
                """;

        assertThat(text(before, before.replace("service: a", "service: b"))).contains("~ service: \"a\" → \"b\"");
        assertThat(text(before, before.replace(", service: a", ""))).contains("- service: \"a\"");
    }

    @Test
    void anUnnamedRouteThatChangesStaysTheSameRoute() {
        String before = "services: [{name: a, host: h, routes: [{paths: [/x]}, {paths: [/y], methods: [GET]}]}]\n";
        String after = before.replace("methods: [GET]", "methods: [GET], strip_path: false");

        assertThat(text(before, after)).isEqualTo("""
                ~ route (/y) of service a  kong.yml:2
                    ~ strip_path: true → false  kong.yml:2

                1 to change; 2 unchanged
                """);
    }

    @Test
    void theOrderOfAListCountsAndThatOfASetDoesNot() {
        String before = """
                plugins: [{name: request-transformer, config: {remove: {headers: [a, b]}}}]
                routes: [{name: r, paths: [/a], methods: [GET, PUT]}]
                """;

        assertThat(text(before, before.replace("[GET, PUT]", "[PUT, GET]"))).contains("mean the same");
        assertThat(text(before, before.replace("[a, b]", "[b, a]")))
                .contains("~ config.remove.headers: [\"a\",\"b\"] → [\"b\",\"a\"]");
    }
}
