package dev.gw.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckResult;
import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.check.DeclarativeCheck;
import dev.gw.diagnostic.Severity;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.RouterFlavor;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What gw says of the recorded documents, and of documents made from them by chance with a fixed seed. */
class CheckerReplayTest {
    private static final CheckSettings STRICT =
            new CheckSettings(RouterFlavor.TRADITIONAL_COMPATIBLE, CheckSettings.Edition.OSS, true, Map.of());
    private static final List<Node> ODD = List.of(
            Scalar.nil(Span.nowhere()),
            Scalar.bool(true),
            Scalar.integer(-1),
            Scalar.number(1e300, "1e300", Span.nowhere()),
            Scalar.string(""),
            Scalar.string("{vault://env/x}"),
            Scalar.string("~/(a"),
            MapNode.empty(),
            ListNode.of(List.of()),
            ListNode.of(List.of(Scalar.string("a"))),
            MapNode.empty().with("id", Scalar.string("x")));

    @Test
    void aRefusedDocumentHasAnErrorAndATakenOneABundle() {
        Map<String, String> wrong = new TreeMap<>();
        for (MapNode row : Recording.rows("fuzz-dev")) {
            judge(row.string("id"), row.map("config"), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noDocumentHoweverOddMakesTheCheckerFail() {
        Random random = new Random(20261121);
        Map<String, String> wrong = new TreeMap<>();
        for (MapNode row : Recording.rows("fuzz-dev")) {
            Node document = mutated(row.map("config"), random);
            judge(row.string("id"), (MapNode) document, wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static void judge(String id, MapNode document, Map<String, String> wrong) {
        boolean accepted = DeclarativeCheck.check(document, STRICT).isAccepted();
        CheckResult result = Checker.check(document, STRICT);
        boolean hasError = result.diagnostics().stream().anyMatch(d -> d.severity() == Severity.ERROR);
        if (accepted == hasError || accepted != result.bundle().isPresent()) {
            wrong.put(id, "accepted " + accepted + ", said " + result.diagnostics());
        }
    }

    /** A copy in which, here and there, a value is another one. */
    private static Node mutated(Node node, Random random) {
        if (node instanceof MapNode map && (map.has("_format_version") || random.nextInt(12) > 0)) {
            List<MapNode.Entry> entries = new ArrayList<>();
            map.entries().forEach(entry -> entries.add(new MapNode.Entry(entry.key(), mutated(entry.value(), random))));
            return new MapNode(entries, map.span());
        }
        if (node instanceof ListNode list && random.nextInt(12) > 0) {
            return ListNode.of(
                    list.items().stream().map(item -> mutated(item, random)).toList());
        }
        return random.nextInt(12) == 0 || !(node instanceof Scalar) ? ODD.get(random.nextInt(ODD.size())) : node;
    }
}
