package dev.gw.document;

import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML as Kong's reader loads it. One instance reads one text. */
final class KongYaml {
    private final YamlEvents events;
    private final KongTabs tabs;
    private Anchors anchors = new Anchors();
    private int composed;
    private int deepest;
    private int consumed;
    /** Where the last event began: the place that Kong's messages give. */
    private int mark;

    private KongYaml(SourceFile file) {
        this.events = new YamlEvents(file, KongText.breaks(file.text()));
        this.tabs = new KongTabs(events, file.text());
    }

    /** What stopped the reading: Kong's message, and where. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Span place;

        Failed(String message, Span place) {
            super(message, null, false, false);
            this.place = place;
        }

        Span place() {
            return place;
        }
    }

    /** The first document's value; null where there is no document. */
    static @Nullable Node read(SourceFile file) throws Failed {
        int control = KongText.firstControl(file.text());
        if (control >= 0) {
            throw new Failed("0:0: control characters are not allowed", new Span(file, control, control + 1));
        }
        KongYaml reader = new KongYaml(file);
        try {
            return reader.stream();
        } catch (YamlEngineException e) {
            String problem = KongText.problem(file, e);
            throw reader.failed(problem, reader.events.span(reader.mark, reader.mark));
        } catch (Refused e) {
            throw reader.failed(e.diagnostic().message(), e.diagnostic().at());
        }
    }

    private Failed failed(String problem, Span place) {
        String position = events.span(mark, mark).from().toString();
        return new Failed(position + ": " + problem, place);
    }

    private Failed failed(String problem) {
        return failed(problem, events.span(mark, mark));
    }

    private Event next() throws Failed {
        Event event = events.next();
        if (tabs.before(event)) {
            throw failed("found character that cannot start any token");
        }
        mark = events.start(event);
        return event;
    }

    private @Nullable Node stream() throws Failed {
        next();
        Node first = null;
        while (!events.is(Event.ID.StreamEnd)) {
            next();
            anchors = new Anchors();
            Node root = node((NodeEvent) next(), 0);
            first = first == null ? root : first;
            next();
        }
        return first;
    }

    private Node node(NodeEvent event, int depth) throws Failed {
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

    private Node content(NodeEvent event, int depth) throws Failed {
        composed++;
        deepest = Math.max(deepest, depth);
        if (event instanceof ScalarEvent scalar) {
            Scalar value = scalar(scalar);
            consumed = value.span().end();
            return value;
        }
        int from = events.content(event, events.start(event));
        Anchors.requireDepth(depth + 1, events.span(from, from));
        consumed = from;
        CollectionStartEvent start = (CollectionStartEvent) event;
        return start instanceof MappingStartEvent ? map(start, from, depth) : list(start, from, depth);
    }

    private Node alias(AliasEvent event, int depth) throws Failed {
        consumed = events.end(event);
        String name = event.getAlias().getValue();
        Anchors.Anchored anchored = anchors.find(name);
        if (anchored == null || anchored.node() == null) {
            throw failed("invalid reference: " + name);
        }
        anchors.expand(anchored, depth, events.span(mark, consumed));
        composed += anchored.size();
        deepest = Math.max(deepest, depth + anchored.height());
        return anchored.node();
    }

    private Node list(CollectionStartEvent start, int from, int depth) throws Failed {
        List<Node> items = new ArrayList<>();
        while (!events.is(Event.ID.SequenceEnd)) {
            items.add(node((NodeEvent) next(), depth + 1));
        }
        return new ListNode(items, extent(start, from));
    }

    private Node map(CollectionStartEvent start, int from, int depth) throws Failed {
        LuaTable table = new LuaTable();
        while (!events.is(Event.ID.MappingEnd)) {
            NodeEvent keyEvent = (NodeEvent) next();
            String tag = YamlEvents.tag(keyEvent);
            Scalar key = key(node(keyEvent, depth + 1));
            Node value = node((NodeEvent) next(), depth + 1);
            boolean merge = "<<".equals(key.value()) || "tag:yaml.org,2002:merge".equals(tag);
            if (merge) {
                merge(table, value);
            } else {
                table.put(key, value);
            }
        }
        return table.build(extent(start, from));
    }

    /** A map or list as a key, which no schema takes: told apart by its text, so that it is refused further on. */
    private static Scalar key(Node node) {
        return node instanceof Scalar scalar
                ? scalar
                : Scalar.string(node.span().text(), node.span());
    }

    private void merge(LuaTable table, Node from) throws Failed {
        if (from instanceof Scalar scalar) {
            throw failed("invalid '<<' merge event: " + KongText.lua(scalar));
        }
        if (from instanceof MapNode map) {
            lay(table, map);
            return;
        }
        List<Node> items = ((ListNode) from).items();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Scalar scalar) {
                String place = String.format(Locale.ROOT, "invalid '<<' sequence element %d: ", i + 1);
                throw failed(place + KongText.lua(scalar));
            }
            if (items.get(i) instanceof MapNode map) {
                lay(table, map);
            }
        }
    }

    private static void lay(LuaTable table, MapNode map) {
        for (MapNode.Entry entry : map.entries()) {
            table.putIfAbsent(entry.key(), entry.value());
        }
    }

    private Scalar scalar(ScalarEvent event) throws Failed {
        String text = event.getValue();
        Span span = events.span(event);
        if (event.isPlain() && tabs.inBrackets() && KongText.isOddColon(span)) {
            throw failed("found unexpected ':'");
        }
        String tag = YamlEvents.tag(event);
        Object value = tag == null ? text : KongText.tagged(tag, text);
        if (tag != null && value == KongScalars.FAILS) {
            throw failed("invalid '" + tag + "' value: '" + text + "'");
        }
        boolean typed = tag != null && value != KongText.UNKNOWN;
        if (!typed) {
            value = event.getScalarStyle() == ScalarStyle.PLAIN ? KongScalars.value(text) : text;
        }
        if (value == KongScalars.FAILS) {
            throw failed("attempt to perform arithmetic on a nil value");
        }
        return value instanceof String
                ? Scalar.string(text, YamlEvents.style(event.getScalarStyle()), span)
                : Scalars.of(value, text, span);
    }

    private Span extent(CollectionStartEvent start, int from) throws Failed {
        Event end = next();
        if (start.isFlow()) {
            consumed = events.end(end);
        }
        return events.span(from, Math.max(from, consumed));
    }
}
