package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML 1.2 into nodes, from the YAML library's events. One instance reads one file. */
final class SourceYaml {
    /** Looking for near names costs time in proportion to the anchors; a hostile file gets few of them. */
    private static final int SUGGESTIONS = 20;

    private final YamlEvents events;
    private final SourceScalars scalars;
    private final Diagnostics out;
    private final Anchors anchors = new Anchors();

    /** Values composed so far, aliases expanded, and the deepest level they reached. */
    private int composed;

    private int deepest;
    private int unknown;
    /** Behind the last character that belongs to a value. */
    private int consumed;

    /** @param text the file's text, or one of equal length to be read in its place */
    private SourceYaml(SourceFile file, String text, Diagnostics out) {
        this.events = new YamlEvents(file, text);
        this.scalars = new SourceScalars(events, out);
        this.out = out;
    }

    static Optional<Node> read(SourceFile file, Diagnostics out) {
        try {
            return new SourceYaml(file, file.text(), out).document();
        } catch (Refused e) {
            out.add(e.diagnostic());
        } catch (YamlEngineException e) {
            Recovery.behind(file, explain(file, e, out), out);
        }
        return Optional.empty();
    }

    /**
     * Reads a text only for what is wrong with it.
     *
     * @param text of the file's length, to be read in its place
     * @return the place of the mistake behind which nothing was read; empty where there is none
     */
    static OptionalInt stop(SourceFile file, String text, Diagnostics out) {
        try {
            new SourceYaml(file, text, out).document();
            return OptionalInt.empty();
        } catch (Refused e) {
            out.add(e.diagnostic());
            return OptionalInt.of(file.text().length());
        } catch (YamlEngineException e) {
            return OptionalInt.of(explain(file, e, out));
        }
    }

    /** Reports a mistake; where it is. */
    private static int explain(SourceFile file, YamlEngineException e, Diagnostics out) {
        List<Diagnostic> found = SyntaxErrors.explain(file, e);
        out.addAll(found);
        return found.get(0).at().start();
    }

    private Optional<Node> document() {
        events.next();
        if (events.is(Event.ID.StreamEnd)) {
            return Optional.empty();
        }
        Event start = events.next();
        Node root = node((NodeEvent) events.next(), 0);
        events.next();
        if (events.is(Event.ID.DocumentStart)) {
            furtherDocument(events.start(start));
        }
        boolean empty = root instanceof Scalar scalar
                && scalar.isNull()
                && scalar.span().text().isEmpty();
        return empty ? Optional.empty() : Optional.of(root);
    }

    /** A last {@code ---} with nothing behind it is harmless. */
    private void furtherDocument(int first) {
        Event marker = events.next();
        boolean empty =
                events.next() instanceof ScalarEvent scalar && scalar.getValue().isEmpty() && scalar.isPlain();
        if (!empty) {
            int at = events.start(marker);
            out.add(Diagnostic.of(
                            Code.GW1013,
                            events.span(at, at + 3),
                            "a second document starts here, but Kong reads only the first of a file")
                    .label(events.span(first, first), "the first document")
                    .help("move it to a file of its own, or remove the ---"));
        }
    }

    private Node node(NodeEvent event, int depth) {
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth);
        }
        String anchor = YamlEvents.anchor(event);
        if (anchor == null) {
            return content(event, depth);
        }
        int before = composed;
        int deepestBefore = deepest;
        deepest = depth;
        anchors.open(anchor);
        Node node = content(event, depth);
        anchors.close(anchor, node, composed - before, deepest - depth);
        deepest = Math.max(deepest, deepestBefore);
        return node;
    }

    private Node content(NodeEvent event, int depth) {
        composed++;
        deepest = Math.max(deepest, depth);
        if (event instanceof ScalarEvent scalar) {
            return consume(scalars.value(scalar));
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        int from = events.content(start, events.start(start));
        Anchors.requireDepth(depth + 1, events.span(from, from + 1));
        boolean map = start instanceof MappingStartEvent;
        scalars.requireTag(start, map ? "map" : "seq");
        return map ? map(start, from, depth) : list(start, from, depth);
    }

    private Node alias(AliasEvent event, int depth) {
        Span place = events.span(events.start(event), events.end(event));
        consumed = place.end();
        String name = event.getAlias().getValue();
        Anchors.Anchored anchored = anchors.find(name);
        if (anchored == null || anchored.node() == null) {
            boolean inside = anchored != null;
            out.add(AliasErrors.unknown(place, name, inside, ++unknown > SUGGESTIONS ? List.of() : anchors.names()));
            return Scalar.nil(place);
        }
        anchors.expand(anchored, depth, place);
        composed += anchored.size();
        deepest = Math.max(deepest, depth + anchored.height());
        return anchored.node();
    }

    private Node list(CollectionStartEvent start, int from, int depth) {
        List<Node> items = new ArrayList<>();
        consumed = from;
        while (!events.is(Event.ID.SequenceEnd)) {
            items.add(node((NodeEvent) events.next(), depth + 1));
        }
        return new ListNode(items, extent(start, from));
    }

    private Node map(CollectionStartEvent start, int from, int depth) {
        MapBuilder entries = new MapBuilder(out);
        consumed = from;
        while (!events.is(Event.ID.MappingEnd)) {
            entry((NodeEvent) events.next(), depth + 1, entries);
        }
        return entries.build(extent(start, from));
    }

    private void entry(NodeEvent keyEvent, int depth, MapBuilder entries) {
        boolean merge = keyEvent instanceof ScalarEvent scalar && isMerge(scalar);
        int at = events.start(keyEvent);
        Node key = key(keyEvent, depth);
        Node value = node((NodeEvent) events.next(), depth);
        if (merge && key instanceof Scalar name) {
            entries.merge(name, value);
        } else if (key instanceof Scalar name) {
            entries.put(name, value);
        } else {
            out.add(notScalar(keyEvent instanceof AliasEvent ? events.span(at, events.end(keyEvent)) : key.span()));
        }
    }

    private Node key(NodeEvent event, int depth) {
        if (event instanceof ScalarEvent scalar && scalar.getAnchor().isEmpty()) {
            composed++;
            return consume(scalars.key(scalar));
        }
        return node(event, depth);
    }

    private static boolean isMerge(ScalarEvent key) {
        return key.isPlain() && key.getValue().equals("<<") && key.getTag().isEmpty();
    }

    private Diagnostic notScalar(Span place) {
        Diagnostic found = Diagnostic.of(Code.GW1017, place, "a key of a map has to be a text, not a map or a list");
        String text = place.file().text();
        boolean template = place.start() > 0 && text.startsWith("{{", place.start() - 1);
        return template ? found.help("to write a template, quote it: \"{{ ... }}\"") : found;
    }

    private Scalar consume(Scalar scalar) {
        consumed = scalar.span().end();
        return scalar;
    }

    private Span extent(CollectionStartEvent start, int from) {
        Event end = events.next();
        if (start.isFlow()) {
            consumed = events.end(end);
        }
        return events.span(from, Math.max(from, consumed));
    }
}
