package dev.gw.assemble.patch;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.diagnostic.Severity;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file of patches as decK reads it. */
public final class PatchFile {
    private static final List<String> FILE_KEYS = List.of("_format_version", "patches");
    private static final List<String> PATCH_KEYS = List.of("format", "selectors", "values", "remove");

    private final Diagnostics out;
    private final List<Patch> patches = new ArrayList<>();

    private PatchFile(Diagnostics out) {
        this.out = out;
    }

    /** Reads a file's content; what is wrong is reported and left out. */
    public static PatchFile read(Node content, Diagnostics out) {
        PatchFile file = new PatchFile(out);
        if (content instanceof MapNode map) {
            file.checkKeys(map, FILE_KEYS, "a file of patches");
            Node list = map.get("patches");
            if (list instanceof ListNode patches) {
                patches.items().forEach(file::patch);
            } else {
                file.wrong(list == null ? map.span() : list.span(), "a file of patches holds a list under patches");
            }
        } else if (!(content instanceof Scalar scalar && scalar.isNull())) {
            file.wrong(content.span(), "a file of patches holds a list under patches");
        }
        return file;
    }

    /** Applies the patches in their order. */
    public Node apply(Node document) {
        Node current = document;
        for (Patch patch : patches) {
            Patch.Outcome outcome = patch.apply(current);
            current = outcome.document();
            if (outcome.changed() == 0) {
                out.add(unused(patch, outcome).withSeverity(Severity.WARNING));
            }
        }
        return current;
    }

    private static Diagnostic unused(Patch patch, Patch.Outcome outcome) {
        if (outcome.selected() == 0) {
            return Diagnostic.of(Code.GW1208, patch.span(), "this patch selects nothing in the document")
                    .help("selectors see entities where they were written: nested ones in their parents");
        }
        return patch.items().isEmpty()
                ? Diagnostic.of(Code.GW1208, patch.span(), "this patch sets fields, but selects no map")
                        .help("let the selector end at an entity, or another map of fields")
                : Diagnostic.of(Code.GW1208, patch.span(), "this patch appends items, but selects no list")
                        .help("let the selector end at a list");
    }

    private void patch(Node item) {
        if (!(item instanceof MapNode map)) {
            wrong(item.span(), "a patch is a map with selectors, values and remove");
            return;
        }
        checkKeys(map, PATCH_KEYS, "a patch");
        Node values = map.get("values");
        boolean empty = values == null || (values instanceof Scalar scalar && scalar.isNull());
        if (!empty && values instanceof Scalar) {
            wrong(values.span(), "values is a map of fields to set, or a list of items to append");
            return;
        }
        MapNode fields = values instanceof MapNode set ? set : MapNode.empty();
        Set<String> remove = new LinkedHashSet<>(strings(map, "remove"));
        for (MapNode.Entry field : fields.entries()) {
            if (remove.contains(field.name())) {
                wrong(field.key().span(), "this patch sets and removes " + field.name());
            }
        }
        Span place =
                map.get("selectors") == null ? map.span() : map.get("selectors").span();
        Optional<List<JsonPath>> selectors = selectors(map);
        if (selectors.isEmpty()) {
            return;
        }
        Patch patch = new Patch(selectors.get(), fields, map.list("values"), remove, place);
        if (!fields.isEmpty() || !remove.isEmpty() || !patch.items().isEmpty()) {
            patches.add(patch);
        }
    }

    /** The paths of a patch; empty where one of them can't be read. */
    private Optional<List<JsonPath>> selectors(MapNode patch) {
        Node written = patch.get("selectors");
        if (written == null) {
            return Optional.of(List.of(new JsonPath(List.of())));
        }
        List<Node> texts = written instanceof ListNode list ? list.items() : List.of(written);
        List<JsonPath> paths = new ArrayList<>();
        for (Node text : texts) {
            if (text instanceof Scalar scalar && scalar.isString()) {
                path(scalar, paths);
            } else {
                wrong(text.span(), "selectors is a list of JSONPath texts");
            }
        }
        return paths.size() == texts.size() ? Optional.of(paths) : Optional.empty();
    }

    private void path(Scalar text, List<JsonPath> into) {
        try {
            into.add(JsonPath.parse(text.text()));
        } catch (PathSyntaxException e) {
            Span span = text.span();
            int quote = text.style() == Scalar.Style.PLAIN ? 0 : 1;
            int at = Math.min(span.start() + quote + e.offset(), span.end());
            Span place = text.isSensitive() || span.isNowhere() ? span : new Span(span.file(), at, span.end());
            out.add(Diagnostic.of(Code.GW1209, place, "the selector can't be read: " + e.getMessage())
                    .help("for example $..routes[?(@.name=='shop')]"));
        }
    }

    private List<String> strings(MapNode map, String key) {
        Node value = map.get(key);
        List<String> texts = new ArrayList<>();
        if (value instanceof ListNode list) {
            list.items().stream()
                    .filter(item -> item instanceof Scalar)
                    .forEach(item -> texts.add(((Scalar) item).text()));
        } else if (value != null && !(value instanceof Scalar scalar && scalar.isNull())) {
            wrong(value.span(), key + " is a list of field names");
        }
        return texts;
    }

    private void checkKeys(MapNode map, List<String> known, String where) {
        for (MapNode.Entry entry : map.entries()) {
            if (!known.contains(entry.name())) {
                Diagnostic found =
                        Diagnostic.of(Code.GW1209, entry.key().span(), entry.name() + " is no key of " + where);
                out.add(Nearest.to(entry.name(), known)
                        .map(near -> found.help("did you mean " + near + "?"))
                        .orElseGet(() -> found.help("the keys are " + String.join(", ", known))));
            }
        }
    }

    private void wrong(Span place, String message) {
        out.add(Diagnostic.of(Code.GW1209, place, message));
    }
}
