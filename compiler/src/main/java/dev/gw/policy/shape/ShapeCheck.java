package dev.gw.policy.shape;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.List;

/** Holds a value against its shape and reports what does not fit, at its place. */
public final class ShapeCheck {
    private final Diagnostics out;
    private boolean fits = true;

    private ShapeCheck(Diagnostics out) {
        this.out = out;
    }

    /**
     * Whether a value fits.
     *
     * @param name what messages call the value
     */
    public static boolean fits(String name, Node value, Shape shape, Diagnostics out) {
        ShapeCheck check = new ShapeCheck(out);
        check.value(name, value, shape);
        return check.fits;
    }

    private void value(String name, Node value, Shape shape) {
        if (shape instanceof Shape.Fields fields) {
            fields(name, value, fields);
        } else if (shape instanceof Shape.MapOf map) {
            map(name, value, map);
        } else if (shape instanceof Shape.ListOf list) {
            list(name, value, list);
        } else if (shape instanceof Shape.Text text) {
            text(name, value, text);
        } else if (shape instanceof Shape.Whole whole) {
            whole(name, value, whole);
        } else if (!(value instanceof Scalar scalar && scalar.isBoolean())) {
            wrong(value, name + " is true or false");
        }
    }

    private void fields(String name, Node value, Shape.Fields fields) {
        if (!(value instanceof MapNode map)) {
            wrong(value, name + " is a map");
            return;
        }
        List<String> known = fields.all().stream().map(Field::name).toList();
        for (MapNode.Entry entry : map.entries()) {
            if (!known.contains(entry.name())) {
                unknown(name, entry, known);
            }
        }
        for (Field field : fields.all()) {
            Node part = map.get(field.name());
            if (part != null) {
                value(field.name(), part, field.shape());
            } else if (field.required()) {
                report(Diagnostic.of(Code.GW1602, map.span(), name + " needs " + field.name())
                        .help(field.name() + ": " + field.about()));
            }
        }
    }

    private void unknown(String name, MapNode.Entry entry, List<String> known) {
        Diagnostic found = Diagnostic.of(Code.GW1602, entry.key().span(), name + " has no parameter " + entry.name());
        report(Nearest.to(entry.name(), known)
                .map(near -> found.help("did you mean " + near + "?"))
                .orElseGet(() -> found.help("it takes " + String.join(", ", known))));
    }

    private void map(String name, Node value, Shape.MapOf shape) {
        if (value instanceof MapNode map) {
            map.entries().forEach(entry -> value(entry.name(), entry.value(), shape.value()));
        } else {
            wrong(value, name + " is a map");
        }
    }

    private void list(String name, Node value, Shape.ListOf shape) {
        if (value instanceof ListNode list) {
            list.items().forEach(item -> value("an item of " + name, item, shape.item()));
        } else {
            wrong(value, name + " is a list");
        }
    }

    private void text(String name, Node value, Shape.Text shape) {
        if (!(value instanceof Scalar scalar && scalar.isString())) {
            wrong(value, name + " is a string");
        } else if (!shape.choices().isEmpty() && !shape.choices().contains(scalar.text())) {
            wrong(value, name + " is one of " + String.join(", ", shape.choices()) + "; not " + scalar.shown());
        }
    }

    private void whole(String name, Node value, Shape.Whole shape) {
        boolean whole = value instanceof Scalar scalar
                && scalar.isWhole()
                && scalar.number() >= shape.least()
                && scalar.number() <= shape.most();
        if (!whole) {
            String upward = shape.most() == Integer.MAX_VALUE ? "" : " to " + shape.most();
            wrong(value, name + " is a whole number from " + shape.least() + upward);
        }
    }

    private void wrong(Node value, String message) {
        report(Diagnostic.of(Code.GW1602, value.span(), message));
    }

    private void report(Diagnostic found) {
        fits = false;
        out.add(found);
    }
}
