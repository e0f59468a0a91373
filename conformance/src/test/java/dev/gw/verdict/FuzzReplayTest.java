package dev.gw.verdict;

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
                out.add(row.string("id") + " VERDICT " + accepted + " " + row.string("what") + " | kong "
                        + Flat.recorded(row, true) + row.string("message") + " | gw "
                        + o.violations().stream()
                                .map(v -> v.fieldPath() + ":" + v.message())
                                .toList());
                continue;
            }
            verdict++;
            boolean flatless = row.list("flat").isEmpty();
            if (flatless) {
                boolean table =
                        !row.has("fields") || "500".equals(row.get("status").toString());
                if (!table && !Flat.ofTable(row.get("fields"), true).equals(Flat.ofTable(o.errors(), true))) {
                    out.add(row.string("id") + " FIELDS " + row.string("what") + " | kong "
                            + Flat.ofTable(row.get("fields"), true) + " | gw " + Flat.ofTable(o.errors(), true));
                }
            }
            if (accepted || flatless || Flat.recorded(row, false).equals(Flat.found(o.flattened(), false))) {
                fields++;
                if (accepted || flatless || Flat.recorded(row, true).equals(Flat.found(o.flattened(), true))) {
                    messages++;
                } else {
                    out.add(row.string("id") + " MESSAGE " + row.string("what") + " | kong " + Flat.recorded(row, true)
                            + " | gw " + Flat.found(o.flattened(), true));
                }
            } else {
                out.add(row.string("id") + " FIELDS " + row.string("what") + " | kong " + Flat.recorded(row, true)
                        + " | gw " + Flat.found(o.flattened(), true));
            }
        }
        System.out.println("ms " + (System.nanoTime() - start) / 1000000);
        System.out.println("total " + total + " verdict " + verdict + " fields " + fields + " messages " + messages
                + " wronglyAccepted " + wronglyAccepted);
        out.replaceAll(x -> x.replace("\n", "\\n"));
        Files.write(Path.of("/tmp/schema-fuzz.txt"), out);
    }
}
