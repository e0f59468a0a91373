package dev.gw.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Replays recorded verdicts of Kong 3.9.1 and prints how many of gw's are equal. */
class VerdictReplayTest {
    private static final Set<String> ON_PURPOSE = Differences.ids("on purpose");
    private static final Set<String> NOT_REPLAYABLE = Differences.ids("not replayable");

    @Test
    void documentsAreTakenAndRefusedAsKongDoes() {
        Tally tally = new Tally("fuzz-dev");
        for (MapNode row : Recording.rows("fuzz-dev")) {
            DeclarativeRow recorded = new DeclarativeRow(row);
            tally.add(row.string("id"), recorded.kong(), recorded.gw(row.map("config")));
        }
        check(tally, 6284);
    }

    /** Documents made by chance; what was said of them is what Kong's own code says when it is run on them. */
    @Test
    void oddDocumentsAreTakenAndRefusedAsKongsCodeDoes() {
        Tally tally = new Tally("source-runs");
        for (MapNode row : Recording.rows("source-runs")) {
            DeclarativeRow recorded = new DeclarativeRow(row);
            tally.add(row.string("id"), recorded.kong(), recorded.gw(row.map("config")));
        }
        check(tally, 5805);
    }

    @Test
    void textsAreReadAndJudgedAsKongDoes() {
        Tally tally = new Tally("yaml-dev");
        for (MapNode row : Recording.rows("yaml-dev")) {
            DeclarativeRow recorded = new DeclarativeRow(row);
            SourceFile file = SourceFile.of("kong.yml", row.string("yaml"));
            Optional<Node> read = DocumentReader.read(file, DocumentReader.Dialect.KONG, new Diagnostics());
            MapNode document = read.orElse(null) instanceof MapNode map ? map : null;
            tally.add(row.string("id"), recorded.kong(), recorded.gw(document));
        }
        check(tally, 132);
    }

    @Test
    void schemasJudgeAsInKongsOwnTests() {
        check(spec("spec-vectors"), 1262);
        check(spec("spec-vectors-other-flavors"), 388);
    }

    private static Tally spec(String file) {
        Tally tally = new Tally(file);
        Predicate<MapNode> replayable = row -> !NOT_REPLAYABLE.contains(row.string("id"));
        Recording.rows(file).stream().filter(replayable).forEach(row -> {
            SpecRow recorded = new SpecRow(row);
            tally.add(row.string("id"), recorded.kong(), recorded.gw());
        });
        return tally;
    }

    @SuppressWarnings("SystemOut") // the counts are the point of the run
    private static void check(Tally tally, int messages) {
        System.out.println(tally);
        assertThat(tally.wronglyAccepted()).as("accepted what Kong refuses").isEmpty();
        tally.different().keySet().removeAll(ON_PURPOSE);
        assertThat(tally.different()).as("answers other than Kong's").isEmpty();
        assertThat(tally.messages()).as("messages equal to Kong's").isGreaterThanOrEqualTo(messages);
    }
}
