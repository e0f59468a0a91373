package dev.gw.document;

import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a file as it is written. */
final class SyntaxReader {
    private final YamlEvents events;
    private final String text;
    private int consumed;

    private SyntaxReader(SourceFile file) {
        this.events = new YamlEvents(file, file.text());
        this.text = file.text();
    }

    static Optional<Syntax> read(SourceFile file) {
        try {
            return new SyntaxReader(file).document();
        } catch (YamlEngineException | Refused | FastText.StepAside e) {
            return Optional.empty();
        }
    }

    private Optional<Syntax> document() throws FastText.StepAside {
        events.next();
        if (events.is(Event.ID.StreamEnd)) {
            return Optional.empty();
        }
        DocumentStartEvent start = (DocumentStartEvent) events.next();
        boolean directives =
                start.getSpecVersion().isPresent() || !start.getTags().isEmpty();
        Syntax root = node((NodeEvent) events.next(), 0);
        events.next();
        return directives || !events.is(Event.ID.StreamEnd) ? Optional.empty() : Optional.of(root);
    }

    private Syntax node(NodeEvent event, int depth) throws FastText.StepAside {
        int start = events.start(event);
        if (event instanceof AliasEvent alias) {
            consumed = events.end(event);
            String name = "*" + alias.getAlias().getValue();
            return new Syntax.Leaf(name, Scalar.Style.PLAIN, events.span(start, consumed), "");
        }
        int from = events.content(event, start);
        String properties = properties(start, from);
        if (event instanceof ScalarEvent scalar) {
            var span = events.span(scalar);
            consumed = span.end();
            return new Syntax.Leaf(scalar.getValue(), YamlEvents.style(scalar.getScalarStyle()), span, properties);
        }
        Anchors.requireDepth(depth + 1, events.span(from, from));
        consumed = from;
        CollectionStartEvent collection = (CollectionStartEvent) event;
        return event instanceof MappingStartEvent
                ? pairs(collection, from, properties, depth)
                : items(collection, from, properties, depth);
    }

    private String properties(int start, int from) throws FastText.StepAside {
        String written = text.substring(start, Math.min(from, text.length())).strip();
        if (written.indexOf('\n') >= 0 || written.indexOf('#') >= 0) {
            throw FastText.aside();
        }
        return written.isEmpty() ? "" : written + " ";
    }

    private Syntax pairs(CollectionStartEvent start, int from, String properties, int depth) throws FastText.StepAside {
        List<Syntax.Pair> pairs = new ArrayList<>();
        while (!events.is(Event.ID.MappingEnd)) {
            Syntax key = node((NodeEvent) events.next(), depth + 1);
            if (!(key instanceof Syntax.Leaf leaf)
                    || leaf.text().indexOf('\n') >= 0
                    || leaf.text().isEmpty()) {
                throw FastText.aside();
            }
            pairs.add(new Syntax.Pair(leaf, node((NodeEvent) events.next(), depth + 1)));
        }
        end(start);
        return new Syntax.Pairs(pairs, start.isFlow(), events.span(from, consumed), properties);
    }

    private Syntax items(CollectionStartEvent start, int from, String properties, int depth) throws FastText.StepAside {
        List<Syntax> items = new ArrayList<>();
        while (!events.is(Event.ID.SequenceEnd)) {
            items.add(node((NodeEvent) events.next(), depth + 1));
        }
        end(start);
        return new Syntax.Items(items, start.isFlow(), events.span(from, consumed), properties);
    }

    private void end(CollectionStartEvent start) {
        Event end = events.next();
        if (start.isFlow()) {
            consumed = events.end(end);
        }
    }
}
