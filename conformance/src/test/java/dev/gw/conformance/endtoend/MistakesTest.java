package dev.gw.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What other tools let through is named in one run, each mistake once, at its place, and nothing else with it. */
class MistakesTest {
    private static final Pattern LINE =
            Pattern.compile("(?m)^::\\w+ file=(.*?),line=(\\d+),col=(\\d+),.*title=(\\w+) ");

    @Test
    void oneRunNamesEveryMistakeOfTheExample() {
        Shell check =
                Shell.run(Shell.root(), Map.of(), "./gw", "check", "-C", "examples/mistakes", "--report", "github");

        assertThat(check.code()).isEqualTo(1);
        List<String> found = LINE.matcher(check.out())
                .results()
                .map(m -> m.group(4) + " " + m.group(1) + ":" + m.group(2) + ":" + m.group(3))
                .toList();
        assertThat(found)
                .containsExactly(
                        "GW1311 examples/mistakes/config/plugins/all.yml:1:9", // a misspelt plugin
                        "GW1301 examples/mistakes/config/plugins/all.yml:7:5", // nonsense as a plugin's config
                        "GW1303 examples/mistakes/config/plugins/all.yml:8:14",
                        "GW1307 examples/mistakes/config/plugins/all.yml:10:9", // a plugin without the config that it
                        // needs
                        "GW2002 examples/mistakes/config/routes/orders.yml:7:11", // two routes that match the same
                        // requests
                        "GW1307 examples/mistakes/config/routes/orders.yml:9:9", // a route that matches nothing
                        "GW1306 examples/mistakes/config/routes/payments.yml:3:13", // a method, a regular expression,
                        "GW1308 examples/mistakes/config/routes/payments.yml:4:11",
                        "GW2016 examples/mistakes/config/services/orders.yml:2:9", // a misspelt upstream
                        "GW1011 examples/mistakes/config/services/orders.yml:4:3", // a key written twice
                        "GW1305 examples/mistakes/config/services/payments.yml:3:9", // a port and a protocol that are
                        // none
                        "GW1304 examples/mistakes/config/services/payments.yml:4:13",
                        "GW1302 examples/mistakes/config/services/search.yml:1:9"); // a service without a host
    }
}
