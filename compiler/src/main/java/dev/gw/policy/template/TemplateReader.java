package dev.gw.policy.template;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.policy.shape.Field;
import dev.gw.policy.shape.Shape;
import dev.gw.policy.shape.ShapeCheck;
import dev.gw.policy.shape.TextForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a template; what is wrong with it is reported where it stands. */
final class TemplateReader {
    private static final List<String> OWN = List.of("about", "parameters", "scoped", "$schema");
    private static final Set<String> TAKEN = Set.of("policy", "name", "services", "routes");
    private static final String POLICIES = "policies";

    static final Shape PARAMETER = new Shape.Fields(List.of(
            Field.required(
                    "type", Shape.choice("string", "integer", "boolean", "list", "map"), "what its value may be"),
            Field.optional("about", Shape.text(), "what it does"),
            Field.optional("required", new Shape.Flag(), "whether it has to be said"),
            Field.optional("one_of", Shape.texts(TextForm.ANY), "the strings that are allowed"),
            Field.optional("minimum", new Shape.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE), "the smallest integer"),
            Field.optional("maximum", new Shape.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE), "the largest integer")));

    private final String name;
    private final Diagnostics out;
    private boolean fine = true;

    private TemplateReader(String name, Diagnostics out) {
        this.name = name;
        this.out = out;
    }

    /** The template of that name; empty where it has mistakes. */
    static Optional<Template> read(String name, Node root, Diagnostics out) {
        TemplateReader reader = new TemplateReader(name, out);
        if (!(root instanceof MapNode map)) {
            reader.wrong(root, "the template " + name + " is no map");
            return Optional.empty();
        }
        Template template = reader.template(map);
        return reader.fine ? Optional.of(template) : Optional.empty();
    }

    private Template template(MapNode map) {
        List<Field> fields = new ArrayList<>();
        Map<String, Node> defaults = new LinkedHashMap<>();
        Node parameters = map.get("parameters");
        if (parameters instanceof MapNode named) {
            named.entries().forEach(entry -> parameter(entry, fields, defaults));
        } else if (parameters != null) {
            wrong(parameters, "parameters is a map of names");
        }
        MapNode body = MapNode.empty();
        for (MapNode.Entry entry : map.entries()) {
            if (!OWN.contains(entry.name())) {
                key(entry);
                body = body.with(entry.name(), entry.value());
            }
        }
        if (body.isEmpty()) {
            wrong(map, "the template " + name + " becomes nothing: it has neither plugins nor policies");
        }
        String about = map.string("about");
        boolean scoped = !(map.get("scoped") instanceof Scalar flag) || flag.isTrue();
        return new Template(name, about == null ? "a policy of this project" : about, scoped, fields, defaults, body);
    }

    private void key(MapNode.Entry entry) {
        Optional<EntityKind> kind = EntityKind.ofPlural(entry.name());
        if (kind.isEmpty() && !entry.name().equals(POLICIES)) {
            List<String> known = new ArrayList<>(OWN);
            known.add(POLICIES);
            for (EntityKind each : EntityKind.values()) {
                known.add(each.plural());
            }
            Diagnostic found = Diagnostic.of(Code.GW1603, entry.key().span(), "a template has no key " + entry.name());
            report(Nearest.to(entry.name(), known)
                    .map(near -> found.help("did you mean " + near + "?"))
                    .orElse(found));
        } else if (!(entry.value() instanceof ListNode)) {
            wrong(entry.value(), entry.name() + " is a list");
        }
    }

    private void parameter(MapNode.Entry entry, List<Field> fields, Map<String, Node> defaults) {
        if (TAKEN.contains(entry.name())) {
            wrong(entry.key(), "every policy has " + entry.name() + " already");
            return;
        }
        if (!(entry.value() instanceof MapNode map)) {
            wrong(entry.value(), "a parameter is a map, as {type: string}");
            return;
        }
        Node usual = map.get("default");
        Diagnostics found = new Diagnostics();
        if (!ShapeCheck.fits("the parameter " + entry.name(), map.without("default"), PARAMETER, found)) {
            found.sorted().forEach(this::report);
            return;
        }
        Shape shape = shape(map);
        boolean required = map.get("required") instanceof Scalar flag && flag.isTrue();
        String about = map.string("about");
        fields.add(new Field(entry.name(), shape, required, about == null ? "a parameter" : about));
        if (usual != null) {
            fine &= ShapeCheck.fits("the default of " + entry.name(), usual, shape, out);
            defaults.put(entry.name(), usual);
        }
    }

    private static Shape shape(MapNode parameter) {
        return switch (String.valueOf(parameter.string("type"))) {
            case "integer" ->
                new Shape.Whole(
                        bound(parameter, "minimum", Integer.MIN_VALUE), bound(parameter, "maximum", Integer.MAX_VALUE));
            case "boolean" -> new Shape.Flag();
            case "list" -> Shape.texts();
            case "map" -> new Shape.MapOf(TextForm.ANY, Shape.text(), 0);
            default -> {
                List<String> choices = new ArrayList<>();
                parameter.list("one_of").forEach(item -> choices.add(((Scalar) item).text()));
                yield new Shape.Text(choices, TextForm.ANY);
            }
        };
    }

    private static long bound(MapNode parameter, String key, long usual) {
        return parameter.get(key) instanceof Scalar number ? (long) number.number() : usual;
    }

    private void wrong(Node place, String message) {
        report(Diagnostic.of(Code.GW1603, place.span(), message));
    }

    private void report(Diagnostic found) {
        fine = false;
        out.add(found);
    }
}
