package dev.gw.check;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** References to nothing, and entities that are there twice. */
final class LinkWords {
    private final MapNode document;
    private final DocumentSchemas schemas;

    LinkWords(MapNode document, CheckSettings settings) {
        this.document = document;
        this.schemas = DocumentSchemas.of(settings.schemas());
    }

    Diagnostic dangling(Violation violation) {
        String field = Subject.field(violation.field());
        EntityKind target = target(violation, field);
        boolean isNamed = violation.at() instanceof Scalar scalar && scalar.isString();
        boolean hasId = violation.at() instanceof MapNode map && map.string("id") != null;
        if (!isNamed && !hasId) {
            return withoutKey(violation);
        }
        String shown = KongText.shown(violation.at());
        String message = "%s refers to %s %s, but there is none of that name or id"
                .formatted(Subject.of(violation), target.words(), shown);
        Diagnostic diagnostic = Diagnostic.of(Code.GW1401, Spans.of(violation.at()), message);
        if (!(violation.at() instanceof Scalar scalar) || scalar.isSensitive()) {
            return diagnostic;
        }
        Optional<String> meant = Nearest.to(scalar.text(), names(target));
        if (meant.isEmpty()) {
            return diagnostic;
        }
        Diagnostic helped = diagnostic.help("did you mean " + meant.get() + "?");
        return scalar.span().isNowhere() ? helped : helped.fix(scalar.span(), meant.get());
    }

    /** A reference that is neither a name nor an id. */
    Diagnostic withoutKey(Violation violation) {
        String field = String.valueOf(violation.field().get(0));
        EntityKind target = target(violation, field);
        String message = "%s of %s must be the name or id of %s"
                .formatted(field, Subject.of(violation), Subject.withArticle(target));
        return Diagnostic.of(Code.GW1401, Spans.of(violation.at()), message);
    }

    private static EntityKind target(Violation violation, String field) {
        EntityKind kind = violation.kind();
        EntityKind target = kind == null ? null : Kinds.foreign(kind).get(field);
        return target == null ? EntityKind.SERVICES : target;
    }

    private List<String> names(EntityKind kind) {
        List<String> names = new ArrayList<>();
        new Items(schemas::entity).of(document, document).forEach(item -> collect(item, kind, names));
        return names;
    }

    private static void collect(Item item, EntityKind kind, List<String> names) {
        String endpoint = item.kind() == kind ? item.schema().endpointKey() : null;
        Node name = endpoint == null ? null : item.authored().get(endpoint);
        if (name instanceof Scalar scalar && scalar.isString() && !scalar.isSensitive()) {
            names.add(scalar.text());
        }
        item.children().forEach(child -> collect(child, kind, names));
    }

    Diagnostic clash(Violation violation) {
        EntityKind kind = violation.kind() == null ? EntityKind.SERVICES : violation.kind();
        String word = kind.words();
        boolean isNamed = !violation.field().isEmpty();
        Node at = violation.at();
        String message;
        if (isNamed) {
            String value = at instanceof Scalar scalar && !kind.isNamedBySecret() ? ": " + scalar.shown() : "";
            message = "two %ss have the same %s%s".formatted(word, Subject.field(violation.field()), value);
        } else if (kind == EntityKind.PLUGINS && !violation.entity().has("id")) {
            message = Subject.of(violation) + " is there twice for the same scope";
        } else {
            message = Subject.of(violation) + " is there twice";
        }
        return labelled(Diagnostic.of(Code.GW1402, Spans.of(at), message), violation.other());
    }

    private static Diagnostic labelled(Diagnostic diagnostic, @Nullable Node other) {
        Span place = other == null ? Span.nowhere() : Spans.of(other);
        return place.isNowhere() ? diagnostic : diagnostic.label(place, "the first one is here");
    }
}
