package dev.gw.check;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Shorthand;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys that no schema has: misspelt, misplaced, or Enterprise's. */
final class UnknownFields {
    private static final Set<String> OF_EXPRESSIONS = Set.of("expression", "priority");

    private final SchemaLookup lookup;
    private final boolean enterprise;

    UnknownFields(SchemaLookup lookup, CheckSettings settings) {
        this.lookup = lookup;
        this.enterprise = settings.edition() == CheckSettings.Edition.ENTERPRISE;
    }

    Diagnostic explain(Violation violation) {
        String name = String.valueOf(violation.field().get(violation.field().size() - 1));
        Optional<String> openSource = enterprise ? Optional.empty() : enterpriseOnly(violation, name);
        if (openSource.isPresent()) {
            return enterpriseOnly(violation, name, openSource.get());
        }
        EntityKind kind = violation.kind();
        String field = Subject.field(violation.field());
        String message = kind == null
                ? "unknown top-level key " + name
                : "unknown field %s in %s".formatted(field, Subject.of(violation));
        Code code = kind == null ? Code.GW1313 : Code.GW1301;
        return mended(Diagnostic.of(code, Spans.of(violation.at()), message), violation, name);
    }

    private static Optional<String> enterpriseOnly(Violation violation, String name) {
        EntityKind kind = violation.kind();
        if (kind == null) {
            return Enterprise.entity(name);
        }
        List<Object> path = violation.field();
        String holder = path.size() < 2 ? kind.plural() : String.valueOf(path.get(path.size() - 2));
        return Enterprise.field(holder, name).or(() -> Enterprise.entity(name));
    }

    private static Diagnostic enterpriseOnly(Violation violation, String name, String openSource) {
        EntityKind kind = violation.kind();
        String what =
                kind == null ? name : "the field " + Subject.field(violation.field()) + " of " + Subject.of(violation);
        return EnterpriseWords.diagnostic(what, Spans.of(violation.at()), openSource);
    }

    private Diagnostic mended(Diagnostic diagnostic, Violation violation, String name) {
        SchemaDef holder = lookup.holder(violation);
        List<String> known =
                violation.kind() == null ? topLevel() : holder == null ? List.of() : names(holder, violation);
        Optional<String> elsewhere = elsewhere(violation, name);
        if (elsewhere.isPresent()) {
            return diagnostic.help(elsewhere.get());
        }
        Optional<String> meant = Nearest.to(name, known);
        if (meant.isEmpty()) {
            return diagnostic;
        }
        Diagnostic helped = diagnostic.help("did you mean " + meant.get() + "?");
        boolean isKey = violation.at() instanceof Scalar key
                && !key.span().isNowhere()
                && key.text().equals(name);
        return isKey ? helped.fix(violation.at().span(), meant.get()) : helped;
    }

    private static List<String> topLevel() {
        List<String> names =
                new ArrayList<>(Kinds.IN_ORDER.stream().map(EntityKind::plural).toList());
        for (Node field : KongSchemas.documentFields()) {
            names.add(KongText.of(dev.gw.check.schema.Tables.get(field, "name")));
        }
        return names;
    }

    private static List<String> names(SchemaDef holder, Violation violation) {
        List<String> names = new ArrayList<>();
        holder.fields().forEach(field -> names.add(field.name()));
        EntityKind kind = violation.kind();
        if (kind != null && violation.field().size() == 1) {
            Kinds.children(kind).keySet().forEach(child -> names.add(child.plural()));
            Shorthand url = holder.shorthand("url");
            if (url != null) {
                names.add(url.name());
            }
        }
        return names;
    }

    /** A key that is known, but in another place of the same plugin. */
    private Optional<String> elsewhere(Violation violation, String name) {
        if (violation.kind() == EntityKind.ROUTES && OF_EXPRESSIONS.contains(name)) {
            return Optional.of(
                    "Kong has it only with router_flavor = expressions: set router_flavor: expressions in gw.yml");
        }
        SchemaDef plugin =
                violation.kind() == EntityKind.PLUGINS ? lookup.schema(EntityKind.PLUGINS, violation.entity()) : null;
        FieldDef config = plugin == null ? null : plugin.field("config");
        if (plugin == null || config == null || config.fields() == null) {
            return Optional.empty();
        }
        boolean isInConfig = violation.field().size() > 1;
        if (isInConfig && plugin.field(name) != null && config.fields().field(name) == null) {
            return Optional.of(name + " stands beside config, not in it");
        }
        String path = find(config.fields(), name, "config");
        return path == null || path.equals(Subject.field(violation.field()))
                ? Optional.empty()
                : Optional.of(
                        isInConfig
                                ? "did you mean " + path + "?"
                                : "settings of a plugin stand under config: did you mean " + path + "?");
    }

    private static @Nullable String find(SchemaDef record, String name, String path) {
        if (record.field(name) != null || record.shorthand(name) != null) {
            return path + "." + name;
        }
        for (FieldDef field : record.fields()) {
            SchemaDef inner = field.fields();
            String found = inner == null ? null : find(inner, name, path + "." + field.name());
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
