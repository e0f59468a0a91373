package dev.gw.check;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.model.EntityKind;
import java.util.List;

/** Fields that must not be set: for a nested entity its parent's key, for a plugin a scope it can't have. */
final class ForbiddenWords {
    private ForbiddenWords() {}

    static Diagnostic explain(Violation violation) {
        EntityKind kind = violation.kind();
        String name = Subject.field(violation.field());
        EntityKind target = kind == null ? null : Kinds.foreign(kind).get(name);
        if (kind == null || target == null || kind == EntityKind.SERVICES || kind == EntityKind.UPSTREAMS) {
            String message = name + " must not be set for " + Subject.of(violation);
            return Diagnostic.of(Code.GW1307, Spans.of(violation.at()), message);
        }
        boolean isWritten = violation.entity().has(name);
        boolean isNested = violation.place().size() > 2;
        return isNested && isWritten ? nested(violation, name, kind) : wrongScope(violation, name, target);
    }

    private static Diagnostic nested(Violation violation, String name, EntityKind kind) {
        String message = "%s stands inside another entity, so it must not have a %s of its own"
                .formatted(Subject.of(violation), name);
        String mend = "remove %s, or move the %s to the top of the document".formatted(name, kind.words());
        return Diagnostic.of(Code.GW1307, Spans.of(violation.at()), message).help(mend);
    }

    private static Diagnostic wrongScope(Violation violation, String name, EntityKind target) {
        List<Object> place = violation.place();
        String message = "%s can't be set for %s".formatted(Subject.of(violation), Subject.withArticle(target));
        String mend = place.size() > 2 ? "move it out of the " + name : "remove " + name;
        return Diagnostic.of(Code.GW1307, Spans.of(violation.at()), message).help(mend);
    }
}
