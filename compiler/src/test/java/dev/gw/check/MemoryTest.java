package dev.gw.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.YamlWriter;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final int SERVICES = 8;
    private static final List<String> RIGHT = List.of(
            "{name: s%d, host: h}",
            "{name: s%d, url: 'http://h/x', routes: [{paths: [/a]}, {name: r%<d, hosts: [a.b]}]}",
            "{name: s%d, host: h, plugins: [{name: rate-limiting, config: {minute: 5, redis_host: r}}]}",
            "{name: s%d, id: 7b0a2c51-5a3f-4c7a-8f0e-2d4d6f1e000%<d, host: h}",
            "{name: s%d, host: h, routes: [{paths: [/b], plugins: [{name: cors}, {name: key-auth}]}]}");
    private static final List<String> WRONG = List.of(
            "{name: s%d, host: h, port: 99999}",
            "{name: s%d}",
            "{name: s%d, host: h, routes: [{paths: [b]}]}",
            "{name: s%d, host: h, routes: [{name: r0, paths: [/a]}, {name: r0, paths: [/b]}]}",
            "{name: s%d, host: h, plugins: [{name: rate-limiting, config: {policy: redis}}]}");

    private static final Node CORS = read("{name: cors}");
    private static final Node FLAT = read("{name: flat, paths: [/f], service: s1}");

    private final Memory memory = new Memory();
    private final Random random = new Random(20260101);

    @Test
    void afterAnyEditTheVerdictIsThatOfAFreshCheck() {
        List<Node> services = new ArrayList<>();
        for (int i = 0; i < SERVICES; i++) {
            services.add(service(RIGHT, i));
        }
        int accepted = 0;
        for (int round = 0; round < 300; round++) {
            int edited = random.nextInt(SERVICES);
            services.set(edited, service(random.nextInt(20) == 0 ? WRONG : RIGHT, edited));
            MapNode document = document(services).with("plugins", plugins()).with("routes", routes());
            assertThat(verdict(document, memory)).as("round %d", round).isEqualTo(verdict(document, null));
            accepted +=
                    DeclarativeCheck.check(document, CheckSettings.defaults()).isAccepted() ? 1 : 0;
        }
        assertThat(accepted).isBetween(30, 270);
    }

    /** Plugins without names share ids that are counted; some name services that may be gone or be others by now. */
    private Node plugins() {
        List<Node> plugins = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            plugins.add(random.nextBoolean() ? CORS : read("{name: cors, service: s%d}".formatted(random.nextInt(9))));
        }
        return ListNode.of(plugins);
    }

    private Node routes() {
        return ListNode.of(random.nextBoolean() ? List.of(FLAT) : List.of(FLAT, read("{name: r1, paths: [/x]}")));
    }

    @Test
    void aNodeThatIsRightInOnePlaceIsLookedAtInAnother() {
        Node route = read("{name: r, paths: [/a], service: {name: s}}");
        Node service = read("{name: s, host: h}");
        MapNode flat = MapNode.empty()
                .with("_format_version", Scalar.string("3.0"))
                .with("services", ListNode.of(List.of(service)))
                .with("routes", ListNode.of(List.of(route)));
        assertThat(verdict(flat, memory)).isEqualTo(verdict(flat, null));
        MapNode holder = ((MapNode) service).with("routes", ListNode.of(List.of(route)));
        MapNode nested = document(List.of(holder));
        assertThat(verdict(nested, memory)).isEqualTo(verdict(nested, null));
    }

    @Test
    void aLargeDocumentThatIsLookedAtAheadGetsTheVerdictOfOneThread() {
        for (int round = 0; round < 10; round++) {
            List<Node> services = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                services.add(service(random.nextInt(100) < round ? WRONG : RIGHT, i));
            }
            MapNode document = document(services);
            assertThat(AheadCheck.isLarge(document)).isTrue();
            assertThat(verdict(document, null)).as("round %d", round).isEqualTo(verdict(document, inUse()));
        }
    }

    /** A memory that knows of something, so that nothing is looked at ahead. */
    private static Memory inUse() {
        Memory used = new Memory();
        verdict(document(List.of(read("{name: other, host: h}"))), used);
        return used;
    }

    private static MapNode document(List<Node> services) {
        return MapNode.empty().with("_format_version", Scalar.string("3.0")).with("services", ListNode.of(services));
    }

    private Node service(List<String> texts, int name) {
        return read(texts.get(random.nextInt(texts.size())).formatted(name));
    }

    private static Node read(String text) {
        return DocumentReader.read(SourceFile.of("s.yml", text + "\n"), Dialect.SOURCE, new Diagnostics())
                .orElseThrow();
    }

    /** Every message, and all fields of every entity, as text. */
    private static String verdict(MapNode document, @Nullable Memory memory) {
        CheckResult result = Checker.check(document, CheckSettings.defaults(), memory);
        StringBuilder text = new StringBuilder(result.diagnostics().toString());
        result.part().ifPresent(part -> {
            for (EntityKind kind : EntityKind.values()) {
                part.bundle()
                        .all(kind)
                        .forEach(entity -> text.append(YamlWriter.write(entity.fields(), kind.plural())));
            }
        });
        return text.toString();
    }
}
