package dev.gw.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a recorded configuration is spelled, it means the same. */
class SpellingsTest {
    static List<String> recorded() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(
                        SpellingsTest.class.getResourceAsStream("/assemble/recorded-configs.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            // consumer groups are no entities of open-source Kong
            return lines.lines()
                    .filter(line -> !line.contains("consumer_groups"))
                    .toList();
        }
    }

    private static Bundle read(String line) {
        return Configs.bundle(Objects.requireNonNull(Configs.document(line).map("config")));
    }

    @Test
    void allRecordedConfigurationsAreTried() throws IOException {
        assertThat(recorded()).hasSize(46);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void itEqualsItself(String line) {
        same(read(line), read(line));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void flatWithEveryDefaultAndEveryIdSpelledOutItIsTheSame(String line) {
        Bundle bundle = read(line);

        same(bundle, Configs.bundle(flat(bundle, /* ids= */ true)));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void withItsListsOfEntitiesReversedItIsTheSame(String line) {
        Bundle bundle = read(line);

        same(bundle, Configs.bundle((MapNode) reversed(bundle.document(), /* entities= */ true)));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void oneChangedFieldShowsAsOneChange(String line) {
        Bundle bundle = read(line);
        Entity service = bundle.all(EntityKind.SERVICES).isEmpty()
                ? null
                : bundle.all(EntityKind.SERVICES).get(0);
        if (service == null || service.name() == null) {
            return;
        }
        MapNode document = flat(bundle, /* ids= */ true);
        List<Node> services = new ArrayList<>(document.list("services"));
        services.set(0, ((MapNode) services.get(0)).with("retries", Scalar.integer(4)));
        BundleDiff diff = Configs.diff(bundle, Configs.bundle(document.with("services", ListNode.of(services))));

        assertThat(diff.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.fields())
                        .singleElement()
                        .satisfies(field -> assertThat(field.path()).isEqualTo("retries")));
    }

    private static void same(Bundle a, Bundle b) {
        assertThat(Configs.diff(a, b).changes()).isEmpty();
        assertThat(Configs.diff(b, a).changes()).isEmpty();
    }

    /** As a gateway dumps it. */
    private static MapNode flat(Bundle bundle, boolean ids) {
        MapNode document = MapNode.empty().with("_format_version", Scalar.string("3.0"));
        for (EntityKind kind : EntityKind.values()) {
            List<Node> items = new ArrayList<>();
            for (Entity entity : bundle.all(kind)) {
                MapNode fields = ids ? entity.fields() : entity.fields().without("id");
                for (String field : Foreign.keys(kind).keySet()) {
                    String id = entity.foreignId(field);
                    fields = id == null ? fields : fields.with(field, Scalar.string(id));
                }
                items.add(fields);
            }
            if (!items.isEmpty()) {
                document = document.with(kind.plural(), ListNode.of(items));
            }
        }
        return Configs.document(JsonWriter.write(document));
    }

    private static Node reversed(Node node, boolean entities) {
        if (node instanceof MapNode map) {
            List<MapNode.Entry> entries = new ArrayList<>();
            for (MapNode.Entry entry : map.entries()) {
                boolean kind = EntityKind.ofPlural(entry.name()).isPresent();
                entries.add(new MapNode.Entry(entry.key(), reversed(entry.value(), kind)));
            }
            return MapNode.of(entries);
        }
        if (node instanceof ListNode list && entities) {
            List<Node> items = new ArrayList<>();
            list.items().forEach(item -> items.add(reversed(item, /* entities= */ false)));
            Collections.reverse(items);
            return ListNode.of(items);
        }
        return node;
    }
}
