package dev.gw.krakend.lint;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Edition;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Checks a krakend.json: its fields, and the traps that KrakenD's own check says nothing about, all in one run. Stateless.
 */
public final class KrakendCheck {
    private static final List<Trap> TRAPS =
            List.of(new PathTraps(), new BackendTraps(), new TokenTraps(), new LimitTraps(), new ForwardingTraps());

    private KrakendCheck() {}

    /** Checks a file for an edition; the document, where it could be read. */
    public static Optional<MapNode> check(SourceFile file, Edition edition, Diagnostics out) {
        Diagnostics reading = new Diagnostics();
        SourceFile json = file.name().endsWith(".json") ? file : SourceFile.of(file.name() + ".json", file.text());
        Optional<Node> node = DocumentReader.read(json, Dialect.SOURCE, reading);
        boolean template = file.text().contains("{{");
        if (template && (node.isEmpty() || file.name().endsWith(".tmpl"))) {
            out.add(TemplateMark.diagnostic(file));
            return Optional.empty();
        }
        out.addAll(reading.sorted());
        if (node.isEmpty() && reading.isEmpty()) {
            out.add(Diagnostic.of(
                    Code.GW1721, new Span(file, 0, 0), "this file is empty, and KrakenD does not start with it"));
        }
        if (node.isPresent() && !(node.get() instanceof MapNode)) {
            out.add(Diagnostic.of(Code.GW1721, node.get().span(), "a krakend.json is an object, in curly brackets"));
        }
        Optional<MapNode> document = node.filter(MapNode.class::isInstance).map(MapNode.class::cast);
        document.ifPresent(map -> check(map, edition, out));
        return document;
    }

    private static void check(MapNode document, Edition edition, Diagnostics out) {
        if (document.get("$schema") instanceof Scalar schema && schema.text().contains("/flexible_config")) {
            out.add(Diagnostic.of(
                            Code.GW1726,
                            schema.span(),
                            "this says how KrakenD makes a configuration of templates, and is none itself")
                    .help("have KrakenD write the configuration, and check that"));
            return;
        }
        new FieldCheck(edition, out).root(document);
        Config config = new Config(document, edition);
        TRAPS.forEach(trap -> trap.check(config, out));
    }
}
