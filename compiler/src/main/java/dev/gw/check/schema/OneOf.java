package dev.gw.check.schema;

import dev.gw.document.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value is one of some, or none of them. */
final class OneOf implements Rule {
    private final List<Node> options;
    private final boolean wanted;
    /** Made by the first value that needs it: conditions, which mostly don't hold, ask often. */
    private @Nullable String message;

    OneOf(List<Node> options, boolean wanted) {
        this.options = options;
        this.wanted = wanted;
    }

    @Override
    public @Nullable String problem(Node value) {
        return contains(options, value) == wanted ? null : message();
    }

    private String message() {
        String known = message;
        if (known == null) {
            known = (wanted ? "expected one of: " : "must not be one of: ") + LuaText.joined(options);
            message = known;
        }
        return known;
    }

    static boolean contains(List<Node> options, Node value) {
        for (int i = 0; i < options.size(); i++) {
            if (Tables.same(options.get(i), value)) {
                return true;
            }
        }
        return false;
    }
}
