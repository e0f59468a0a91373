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
            wrong(name, value, "true or false");
        }
    }

    private void fields(String name, Node value, Shape.Fields fields) {
        if (!(value instanceof MapNode map)) {
            wrong(name, value, "a map");
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
        if (!(value instanceof MapNode map)) {
            wrong(name, value, "a map");
            return;
        }
        enough(name, value, map.size(), shape.least());
        for (MapNode.Entry entry : map.entries()) {
            if (!shape.key().fits(entry.name())) {
                wrong("a key of " + name, entry.key(), shape.key().what());
            }
            value(entry.name(), entry.value(), shape.value());
        }
    }

    private void list(String name, Node value, Shape.ListOf shape) {
        if (!(value instanceof ListNode list)) {
            wrong(name, value, "a list");
            return;
        }
        enough(name, value, list.items().size(), shape.least());
        list.items().forEach(item -> value("an item of " + name, item, shape.item()));
    }

    /** Nothing is never meant where something is asked for: a scope of no routes would be taken for all of them. */
    private void enough(String name, Node value, int size, int least) {
        if (size < least) {
            report(Diagnostic.of(Code.GW1602, value.span(), name + " is empty")
                    .help("say at least one, or leave it out"));
        }
    }

    private void text(String name, Node value, Shape.Text shape) {
        if (!(value instanceof Scalar scalar && scalar.isString())) {
            wrong(name, value, "a string");
        } else if (!shape.choices().isEmpty() && !shape.choices().contains(scalar.text())) {
            wrong(name, value, "one of " + String.join(", ", shape.choices()));
        } else if (!shape.form().fits(scalar.text())) {
            wrong(name, value, shape.form().what());
        }
    }

    private void whole(String name, Node value, Shape.Whole shape) {
        boolean whole = value instanceof Scalar scalar
                && scalar.isWhole()
                && scalar.number() >= shape.least()
                && scalar.number() <= shape.most();
        if (!whole) {
            String upward = shape.most() == Integer.MAX_VALUE ? "" : " to " + shape.most();
            wrong(name, value, "a whole number from " + shape.least() + upward);
        }
    }

    private void wrong(String name, Node value, String wanted) {
        report(Diagnostic.of(Code.GW1602, value.span(), name + " is " + shown(value) + ", but must be " + wanted));
    }

    private static String shown(Node value) {
        if (!(value instanceof Scalar scalar)) {
            return value instanceof MapNode ? "a map" : "a list";
        }
        if (scalar.isNull()) {
            return "null";
        }
        return scalar.isString() && !scalar.isSensitive() ? quoted(scalar.text()) : scalar.shown();
    }

    private static String quoted(String text) {
        if (text.isEmpty()) {
            return "empty";
        }
        return text.chars().anyMatch(Character::isISOControl) ? "a text of several lines" : '"' + text + '"';
    }

    private void report(Diagnostic found) {
        fits = false;
        out.add(found);
    }
}
