package dev.gw.policy;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A policy as somebody wrote it, with parameters that fit its type.
 *
 * @param name what it is called: its own name, else that of its type
 * @param fields all that is written in it
 * @param scopes where it holds
 */
public record Policy(String name, MapNode fields, List<Scope> scopes) {
    public Policy {
        scopes = List.copyOf(scopes);
    }

    /** What things made from it point back to. */
    public Span origin() {
        return fields.span();
    }

    /** The value of a parameter that is required. */
    public Node require(String parameter) {
        return Objects.requireNonNull(fields.get(parameter), parameter);
    }

    public @Nullable Node get(String parameter) {
        return fields.get(parameter);
    }

    /** A string, or what is taken where nothing is said. */
    public String text(String parameter, String usual) {
        return fields.get(parameter) instanceof Scalar scalar ? scalar.text() : usual;
    }

    /** True or false, or what is taken where nothing is said. */
    public boolean flag(String parameter, boolean usual) {
        return fields.get(parameter) instanceof Scalar scalar ? scalar.isTrue() : usual;
    }

    /** A whole number, or what is taken where nothing is said. */
    public long whole(String parameter, long usual) {
        return fields.get(parameter) instanceof Scalar scalar ? (long) scalar.number() : usual;
    }

    /** The strings of a list; none where nothing is said. */
    public List<String> texts(String parameter) {
        List<String> texts = new ArrayList<>();
        for (Node item : fields.list(parameter)) {
            texts.add(((Scalar) item).text());
        }
        return texts;
    }

    /** The entries of a map; none where nothing is said. */
    public List<MapNode.Entry> entries(String parameter) {
        MapNode map = fields.map(parameter);
        return map == null ? List.of() : map.entries();
    }
}
