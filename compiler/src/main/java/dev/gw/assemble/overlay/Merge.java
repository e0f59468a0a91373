package dev.gw.assemble.overlay;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lays the fields of an overlay over those of the base: maps deeply, everything else as a whole. */
final class Merge {
    private static final List<String> INSTRUCTIONS = List.of("$append", "$prepend", "$remove", "$replace");

    private final Diagnostics out;

    Merge(Diagnostics out) {
        this.out = out;
    }

    MapNode maps(MapNode base, MapNode overlay) {
        Map<String, MapNode.Entry> merged = new LinkedHashMap<>();
        base.entries().forEach(entry -> merged.put(entry.name(), entry));
        for (MapNode.Entry entry : overlay.entries()) {
            MapNode.Entry under = merged.get(entry.name());
            Optional<Node> value = value(under == null ? null : under.value(), entry);
            if (value.isPresent()) {
                merged.put(entry.name(), new MapNode.Entry(under == null ? entry.key() : under.key(), value.get()));
            } else {
                merged.remove(entry.name());
            }
        }
        return new MapNode(List.copyOf(merged.values()), base.span());
    }

    /** The merged value; empty where the overlay removes it. */
    private Optional<Node> value(@Nullable Node base, MapNode.Entry overlay) {
        if (!(overlay.value() instanceof MapNode map)) {
            return Optional.of(overlay.value());
        }
        if (map.entries().stream().anyMatch(e -> e.name().startsWith("$"))) {
            return instructions(base, overlay, map);
        }
        return Optional.of(maps(base instanceof MapNode under ? under : new MapNode(List.of(), map.span()), map));
    }

    private Optional<Node> instructions(@Nullable Node base, MapNode.Entry overlay, MapNode map) {
        if (!known(map)) {
            return Optional.ofNullable(base);
        }
        MapNode.Entry remove = map.entry("$remove");
        if (remove != null && !(remove.value() instanceof ListNode)) {
            return removed(base, overlay, remove);
        }
        Node replaced = map.get("$replace");
        if (replaced != null) {
            return Optional.of(replaced);
        }
        return Optional.of(list(base, overlay, map));
    }

    private boolean known(MapNode map) {
        boolean all = true;
        for (MapNode.Entry entry : map.entries()) {
            if (!INSTRUCTIONS.contains(entry.name())) {
                all = false;
                Diagnostic found = Diagnostic.of(
                        Code.GW1205,
                        entry.key().span(),
                        entry.name() + " can't stand beside the instructions of an overlay");
                out.add(Nearest.to(entry.name(), INSTRUCTIONS)
                        .map(near -> found.help("did you mean " + near + "?"))
                        .orElseGet(() -> found.help("the instructions are " + String.join(", ", INSTRUCTIONS))));
            }
        }
        return all;
    }

    private Optional<Node> removed(@Nullable Node base, MapNode.Entry overlay, MapNode.Entry remove) {
        boolean yes = remove.value() instanceof Scalar scalar && scalar.isTrue();
        if (!yes) {
            out.add(Diagnostic.of(
                    Code.GW1205, remove.value().span(), "$remove takes true, or the list of items to remove"));
        } else if (base == null) {
            out.add(Diagnostic.of(
                    Code.GW1204, overlay.key().span(), "the base has no field " + overlay.name() + " to remove"));
        }
        return yes ? Optional.empty() : Optional.ofNullable(base);
    }

    private Node list(@Nullable Node base, MapNode.Entry overlay, MapNode map) {
        boolean nothing = base instanceof Scalar scalar && scalar.isNull();
        if (base != null && !nothing && !(base instanceof ListNode)) {
            out.add(Diagnostic.of(Code.GW1205, overlay.key().span(), overlay.name() + " is no list in the base")
                    .label(base.span(), "the value in the base"));
            return base;
        }
        List<Node> items = new ArrayList<>(base instanceof ListNode list ? list.items() : List.of());
        map.list("$remove").forEach(item -> remove(items, item, overlay.name()));
        items.addAll(0, items(map, "$prepend"));
        items.addAll(items(map, "$append"));
        return new ListNode(items, map.span());
    }

    private List<Node> items(MapNode map, String instruction) {
        Node value = map.get(instruction);
        if (value instanceof ListNode list) {
            return list.items();
        }
        if (value != null) {
            out.add(Diagnostic.of(Code.GW1205, value.span(), instruction + " takes a list")
                    .help("write " + instruction + ": [ … ]"));
        }
        return List.of();
    }

    private void remove(List<Node> items, Node item, String field) {
        List<String> known = new ArrayList<>();
        items.stream()
                .filter(i -> i instanceof Scalar s && !s.isSensitive())
                .forEach(i -> known.add(((Scalar) i).text()));
        if (!items.removeIf(item::sameAs)) {
            String shown = item instanceof Scalar scalar ? scalar.shown() : "such an item";
            Diagnostic found =
                    Diagnostic.of(Code.GW1204, item.span(), field + " of the base has no " + shown + " to remove");
            out.add(Nearest.to(item instanceof Scalar s ? s.text() : "", known)
                    .map(near -> found.help("did you mean " + near + "?"))
                    .orElse(found));
        }
    }
}
