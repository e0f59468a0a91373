package dev.gw.assemble;

import dev.gw.assemble.draft.Folder;
import dev.gw.assemble.draft.Fragment;
import dev.gw.assemble.draft.FragmentReader;
import dev.gw.assemble.draft.Layout;
import dev.gw.assemble.format.FormatVersion;
import dev.gw.assemble.values.Escapes;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Splits a declarative document into the files of a project: a file per service, one with the routes of each service, a
 * file per global plugin, per consumer with its credentials, per upstream with its targets, and so on. Assembling the
 * files gives the same configuration again.
 */
public final class Splitter {
    private final SortedMap<String, MapNode> files = new TreeMap<>();
    private final FileNames names = new FileNames();

    private Splitter() {}

    /**
     * The files of a project that says what a document says.
     *
     * @param document a declarative document of any format, with decK's keys or without
     * @param out what in the document could not be understood
     * @return contents by path, relative to the project's folder, with forward slashes
     */
    public static SortedMap<String, MapNode> split(MapNode document, Diagnostics out) {
        SourceFile file = document.span().file();
        Fragment fragment = FragmentReader.read(file, document, Folder.any(""), out);
        FormatVersion.apply(fragment, out);
        Splitter splitter = new Splitter();
        Layout.canonical(fragment.drafts(), out).forEach(splitter::kind);
        splitter.rest(fragment);
        return splitter.files;
    }

    private void kind(MapNode.Entry entry) {
        EntityKind kind = EntityKind.ofPlural(entry.name()).orElseThrow();
        for (Node item : ((ListNode) entry.value()).items()) {
            if (kind == EntityKind.SERVICES) {
                service((MapNode) item);
            } else {
                put(kind, called(kind, (MapNode) item), List.of(item));
            }
        }
    }

    /** A service's routes get a file of their own, if the service has a name that they can say. */
    private void service(MapNode service) {
        String name = service.string("name");
        List<Node> routes = service.list("routes");
        String called = called(EntityKind.SERVICES, service);
        if (name == null || routes.isEmpty()) {
            put(EntityKind.SERVICES, called, List.of(service));
        } else {
            put(EntityKind.SERVICES, called, List.of(service.without("routes")));
            List<Node> placed = new ArrayList<>(routes.size());
            routes.forEach(route -> placed.add(of((MapNode) route, Scalar.string(name))));
            put(EntityKind.ROUTES, name, placed);
        }
    }

    /** A route with its service, said right behind its name. */
    private static MapNode of(MapNode route, Scalar service) {
        List<MapNode.Entry> entries = new ArrayList<>(route.entries());
        boolean named = !entries.isEmpty() && entries.get(0).name().equals("name");
        entries.add(named ? 1 : 0, new MapNode.Entry(Scalar.string("service"), service));
        return new MapNode(entries, route.span());
    }

    private static String called(EntityKind kind, MapNode entity) {
        List<String> keys = new ArrayList<>();
        if (kind == EntityKind.PLUGINS) {
            keys.add("instance_name");
            keys.add("name");
        } else if (!kind.isCredential()) {
            keys.addAll(kind.naturalKeys());
        }
        keys.add("id");
        for (String key : keys) {
            String value = entity.string(key);
            if (value != null) {
                return value;
            }
        }
        return "";
    }

    private void put(EntityKind kind, String called, List<Node> entities) {
        String path = names.path("config/" + kind.plural(), called, kind.singular());
        files.put(path, escaped(Map.of(kind.plural(), ListNode.of(entities))));
    }

    /** What belongs to no entity. */
    private void rest(Fragment fragment) {
        Map<String, Node> keys = new LinkedHashMap<>();
        fragment.meta().forEach(entry -> keys.put(entry.name(), entry.value()));
        fragment.others().forEach(entry -> keys.put(entry.name(), entry.value()));
        keys.remove("_format_version");
        if (files.isEmpty() && keys.isEmpty()) {
            // a configuration of nothing is one too, and needs a file to be built from
            keys.put("_format_version", Scalar.string("3.0", Scalar.Style.DOUBLE_QUOTED, Span.nowhere()));
        }
        if (!keys.isEmpty()) {
            files.put("config/document.yml", escaped(keys));
        }
    }

    private static MapNode escaped(Map<String, Node> keys) {
        List<MapNode.Entry> entries = new ArrayList<>();
        keys.forEach((key, value) -> entries.add(new MapNode.Entry(Scalar.string(key), value)));
        return (MapNode) Escapes.escaped(new MapNode(entries, Span.nowhere()));
    }
}
