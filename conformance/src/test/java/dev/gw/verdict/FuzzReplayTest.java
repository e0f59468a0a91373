package dev.gw.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzReplayTest {
    @Test
    void replay() throws Exception {
        int verdict = 0, fields = 0, messages = 0, total = 0, wronglyAccepted = 0;
        List<String> out = new ArrayList<>();
        long start = System.nanoTime();
        for (MapNode row : Recording.rows("fuzz-dev")) {
            total++;
            boolean accepted = ((Scalar) row.get("accepted")).isTrue();
            Outcome o;
            try {
                o = DeclarativeCheck.check(row.map("config"), CheckSettings.defaults());
            } catch (RuntimeException e) {
                out.add(row.string("id") + " CRASH " + e + " " + e.getStackTrace()[0] + e.getStackTrace()[1]);
                continue;
            }
            if (o.isAccepted() != accepted) {
                if (o.isAccepted()) wronglyAccepted++;
                out.add(row.string("id") + " VERDICT " + accepted + " " + row.string("what") + " | kong " + Flat.recorded(row, true) + row.string("message")+ " | gw " + o.violations().stream().map(v -> v.fieldPath() + ":" + v.message()).toList());
                continue;
            }
            verdict++;
            boolean flatless = row.list("flat").isEmpty();
            if (accepted || flatless || Flat.recorded(row, false).equals(Flat.found(o.violations(), false))) {
                fields++;
                if (accepted || flatless || Flat.recorded(row, true).equals(Flat.found(o.violations(), true))) {
                    messages++;
                } else {
                    out.add(row.string("id") + " MESSAGE " + row.string("what") + " | kong " + Flat.recorded(row, true) + " | gw " + Flat.found(o.violations(), true));
                }
            } else {
                out.add(row.string("id") + " FIELDS " + row.string("what") + " | kong " + Flat.recorded(row, true) + " | gw " + Flat.found(o.violations(), true));
            }
        }
        System.out.println("ms " + (System.nanoTime() - start) / 1000000);
        System.out.println("total " + total + " verdict " + verdict + " fields " + fields + " messages " + messages + " wronglyAccepted " + wronglyAccepted);
        Files.write(Path.of("/tmp/schema-fuzz.txt"), out);
    }
}
