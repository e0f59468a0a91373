package dev.gw.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What several threads find in a large document is what one finds in its entities, one at a time. */
class PartsTest {
    private static final int SERVICES = 3 * Parts.LARGE;

    private static final String NAMED = "- {name: s%1$d, host: h, routes: [{name: r%1$d, paths: [/%1$d],"
            + " plugins: [{name: rate-limiting, config: {minute: %1$d, redis_host: r}}, {name: cors}]}]}\n";

    private static final String NAMELESS = "- {host: h%1$d, routes: [{paths: [/%1$d], plugins: [{name: cors}]}]}\n";

    @Test
    void everyItemIsWorkedOnOnceAndInOrder() {
        for (int size : List.of(0, 1, Parts.LARGE - 1, Parts.LARGE, Parts.LARGE + 7)) {
            int next = 0;
            for (List<Integer> part : Parts.of(size, List::of)) {
                assertThat(part.get(0)).isEqualTo(next);
                next = part.get(1);
            }
            assertThat(next).isEqualTo(size);
        }
    }

    @Test
    void idsAreThoseThatNamesDecide() {
        idsAreThoseOfEachAlone(NAMED);
    }

    @Test
    void idsAreThoseThatContentDecides() {
        idsAreThoseOfEachAlone(NAMELESS);
        idsAreThoseOfEachAlone(NAMED.replace("name: r%1$d, ", ""));
    }

    @Test
    void warningsComeInTheOrderOfTheFile() {
        String text = text(NAMED, 1, SERVICES).replace("{name: cors}", "{name: own}");
        List<Diagnostic> found = check(text).diagnostics();
        assertThat(found).filteredOn(d -> d.code().id().equals("GW1312")).hasSize(SERVICES - 1);
        assertThat(found).filteredOn(d -> d.code().id().equals("GW1502")).hasSize(SERVICES - 1);
        assertThat(found).extracting(d -> d.at().start()).isSorted();
    }

    private static void idsAreThoseOfEachAlone(String service) {
        Set<String> alone = new TreeSet<>();
        for (int i = 1; i < SERVICES; i++) {
            alone.addAll(ids(text(service, i, i + 1)));
        }
        assertThat(ids(text(service, 1, SERVICES))).isEqualTo(alone);
    }

    private static Set<String> ids(String text) {
        Optional<Bundle> bundle = check(text).bundle();
        Set<String> ids = new TreeSet<>();
        for (EntityKind kind : EntityKind.values()) {
            bundle.orElseThrow().all(kind).forEach(entity -> ids.add(kind + " " + entity.id()));
        }
        return ids;
    }

    private static String text(String service, int from, int to) {
        StringBuilder text = new StringBuilder("_format_version: '3.0'\nservices:\n");
        for (int i = from; i < to; i++) {
            text.append(service.formatted(i));
        }
        return text.toString();
    }

    private static CheckResult check(String text) {
        MapNode document =
                (MapNode) DocumentReader.read(SourceFile.of("kong.yml", text), Dialect.SOURCE, new Diagnostics())
                        .orElseThrow();
        return Checker.check(document, CheckSettings.defaults());
    }
}
