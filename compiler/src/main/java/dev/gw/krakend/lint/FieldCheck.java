package dev.gw.krakend.lint;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Edition;
import dev.gw.krakend.Facts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks fields by what KrakenD takes: unknown ones with what was probably meant, types, values, what is missing. */
final class FieldCheck {
    /** Fields whose words KrakenD takes in any letters, whatever its schema says. */
    private static final Set<String> CASELESS = Set.of("level");

    private final Facts facts = Facts.get();
    private final Namespaces namespaces;
    private final Diagnostics out;

    FieldCheck(Edition edition, Diagnostics out) {
        this.out = out;
        this.namespaces = new Namespaces(edition, out);
    }

    void root(MapNode document) {
        check(document, facts.shape("root"), "the configuration");
    }

    private void check(Node node, MapNode written, String place) {
        MapNode shape = facts.resolved(written);
        if (!Types.fits(node, shape)) {
            out.add(Types.diagnostic(node, shape, place));
            return;
        }
        if (node instanceof MapNode map) {
            String level = Namespaces.level(written);
            if (level.isEmpty()) {
                map(map, shape, place);
            } else {
                namespaces(map, shape, level);
            }
        } else if (node instanceof ListNode list && shape.has("items")) {
            MapNode items = Optional.ofNullable(shape.map("items")).orElse(MapNode.empty());
            list.items().forEach(item -> check(item, items, "an item of " + place));
        } else if (node instanceof Scalar scalar) {
            value(scalar, shape, place);
        }
    }

    private void map(MapNode map, MapNode shape, String place) {
        MapNode fields = Optional.ofNullable(shape.map("fields")).orElse(MapNode.empty());
        for (MapNode.Entry entry : map.entries()) {
            MapNode field = fields.map(entry.name());
            if (field != null) {
                check(entry.value(), field, entry.name());
            } else if (shape.has("closed") && !isComment(entry.name())) {
                out.add(unknown(entry, fields, place));
            }
        }
        required(map, shape, place);
    }

    /** KrakenD lets keys that begin so pass as comments. */
    static boolean isComment(String key) {
        return !key.isEmpty() && "@$_#".indexOf(key.charAt(0)) >= 0;
    }

    private static Diagnostic unknown(MapNode.Entry entry, MapNode fields, String place) {
        List<String> known = fields.entries().stream().map(MapNode.Entry::name).toList();
        Diagnostic found = Diagnostic.of(
                Code.GW1720, entry.key().span(), place + " takes no " + entry.name() + ", and KrakenD passes over it");
        return Nearest.to(entry.name(), known)
                .map(near ->
                        found.help("did you mean " + near + "?").fix(entry.key().span(), "\"" + near + "\""))
                .orElseGet(() -> known.size() > 12 ? found : found.help("it takes " + String.join(", ", known)));
    }

    private void required(MapNode map, MapNode shape, String place) {
        for (Node item : shape.list("required")) {
            String key = ((Scalar) item).text();
            if (!map.has(key)) {
                out.add(Diagnostic.of(Code.GW1721, map.span(), place + " has no " + key + ", which KrakenD needs"));
            }
        }
        List<Node> choices = shape.list("requiredOne");
        boolean one = choices.isEmpty() || choices.stream().anyMatch(choice -> hasAll(map, (ListNode) choice));
        if (!one) {
            String words = choices.stream()
                    .map(choice -> ((ListNode) choice)
                            .items().stream()
                                    .map(item -> ((Scalar) item).text())
                                    .collect(Collectors.joining(" and ")))
                    .collect(Collectors.joining(", or "));
            out.add(Diagnostic.of(Code.GW1721, map.span(), place + " needs " + words));
        }
    }

    private static boolean hasAll(MapNode map, ListNode keys) {
        return keys.items().stream().allMatch(key -> map.has(((Scalar) key).text()));
    }

    private void namespaces(MapNode map, MapNode shape, String level) {
        MapNode fields = Optional.ofNullable(shape.map("fields")).orElse(MapNode.empty());
        for (MapNode.Entry entry : map.entries()) {
            MapNode known = fields.map(entry.name());
            // a validator at the top has a message of its own
            boolean elsewhere = level.equals("service")
                    && entry.name().equals("auth/validator")
                    && entry.value() instanceof MapNode validator
                    && validator.has("alg");
            if (!isComment(entry.name()) && !elsewhere && namespaces.isTaken(entry, level) && known != null) {
                check(entry.value(), known, entry.name());
            }
        }
    }

    private void value(Scalar scalar, MapNode shape, String place) {
        List<Node> allowed = shape.list("enum");
        List<String> words =
                allowed.stream().map(item -> ((Scalar) item).text()).toList();
        boolean inOtherLetters = CASELESS.contains(place) && words.stream().anyMatch(scalar.text()::equalsIgnoreCase);
        if (!allowed.isEmpty() && allowed.stream().noneMatch(scalar::sameAs) && !inOtherLetters) {
            Diagnostic found = Diagnostic.of(
                    Code.GW1721,
                    scalar.span(),
                    place + " is " + scalar.shown() + ", but takes " + String.join(", ", words));
            out.add(Nearest.to(scalar.text(), words)
                    .map(near -> found.help("did you mean " + near + "?"))
                    .orElse(found));
        }
        for (String bound : List.of("minimum", "maximum")) {
            if (shape.get(bound) instanceof Scalar limit && scalar.isNumber()) {
                boolean below =
                        bound.equals("minimum") ? scalar.number() < limit.number() : scalar.number() > limit.number();
                if (below) {
                    String word = bound.equals("minimum") ? "at least " : "at most ";
                    out.add(Diagnostic.of(
                            Code.GW1721,
                            scalar.span(),
                            place + " is " + scalar.shown() + ", but is " + word + limit.text()));
                }
            }
        }
    }
}
