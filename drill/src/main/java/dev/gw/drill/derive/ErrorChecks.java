package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a request is answered that no route takes, in every format that clients may ask for. */
final class ErrorChecks {
    private static final String MESSAGE = "no Route matched with those values";

    private final Sketch sketch;

    ErrorChecks(Sketch sketch) {
        this.sketch = sketch;
    }

    void derive() {
        Ask ask = Ask.of("GET", "nobody.invalid", "/gw-drill-nowhere");
        List<Entity> routes = sketch.routes();
        if (routes.isEmpty() || sketch.find(ask) != null || !sketch.keepsTexts()) {
            return;
        }
        Map<String, String> formats = Map.of(
                "application/json", "{\n  \"message\":\"" + MESSAGE + "\"",
                "text/html", "<p>" + MESSAGE,
                "application/xml", "<message>" + MESSAGE + "</message>",
                "text/plain", MESSAGE + "\n");
        List<Step> steps = formats.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .<Step>map(format -> Step.Send.once(
                        "as " + format.getKey(),
                        ask.with("Accept", format.getKey()),
                        Expect.status(404),
                        Expect.header("Content-Type", format.getKey() + " …", type -> type.startsWith(format.getKey())),
                        Expect.says(format.getValue()),
                        Expect.noUpstream()))
                .toList();
        sketch.add(Area.ERRORS, "a request that no route takes is answered 404", routes.get(0), Set.of(), steps);
    }
}
