package dev.gw.check;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.Optional;

/** Says what Kong refuses as a diagnostic: which code, in which words, with which mend. */
final class Explainer {
    private final SchemaLookup lookup;
    private final EntryFinder entries;
    private final LinkWords links;
    private final UnknownFields unknownFields;
    private final CheckSettings settings;

    Explainer(MapNode document, CheckSettings settings) {
        this.settings = settings;
        this.lookup = new SchemaLookup(settings);
        this.entries = new EntryFinder(lookup, settings);
        this.links = new LinkWords(document, settings);
        this.unknownFields = new UnknownFields(lookup, settings);
    }

    Diagnostic explain(Violation violation) {
        boolean isField = violation.type() == Violation.Type.FIELD;
        Violation found = isField ? UrlParts.narrowed(entries.narrowed(violation)) : violation;
        Diagnostic diagnostic = switch (found.type()) {
            case REFERENCE -> links.dangling(found);
            case UNIQUENESS -> links.clash(found);
            case ENTITY -> EntityWords.explain(found);
            case FIELD -> PlaceholderHint.on(field(found), found.at());
        };
        return masked(diagnostic, found);
    }

    private Diagnostic field(Violation violation) {
        String message = violation.message();
        if (message.equals("unknown field")) {
            return unknownFields.explain(violation);
        }
        if (message.equals("required field missing")) {
            return missing(violation);
        }
        if (message.equals("missing primary key")) {
            return links.withoutKey(violation);
        }
        if (message.startsWith("expected a") && !message.startsWith("expected a valid")) {
            return TypeWords.explain(violation);
        }
        if (violation.at() instanceof Scalar name
                && message.startsWith("plugin '")
                && message.contains("not enabled")) {
            return UnknownPlugins.refused(name, settings);
        }
        if (violation.at() instanceof Scalar name && message.startsWith("vault '")) {
            return vault(violation, name);
        }
        if (message.startsWith("error in schema definition") || message.startsWith("invalid type: ")) {
            return brokenSchema(violation);
        }
        if (settings.edition() == CheckSettings.Edition.OSS && EnterpriseWords.isProtocol(violation)) {
            return EnterpriseWords.protocol(violation);
        }
        return ValueWords.explain(violation, lookup.field(violation));
    }

    /** What no value could pass: the schema is at fault, not the configuration. */
    private static Diagnostic brokenSchema(Violation violation) {
        boolean isType = violation.message().startsWith("invalid type");
        String words = isType
                ? "%s has an %s"
                        .formatted(
                                Subject.field(violation.field()),
                                violation.message().replace(": ", " "))
                : "it does not describe " + Subject.field(violation.field());
        String message = "the schema of %s can't be used: %s".formatted(Subject.of(violation), words);
        return Diagnostic.of(Code.GW1503, Spans.of(violation.at()), message);
    }

    private static Diagnostic vault(Violation violation, Scalar name) {
        Optional<String> openSource = Enterprise.vault(name.text());
        return openSource.isPresent()
                ? EnterpriseWords.diagnostic("vault " + name.shown(), name.span(), openSource.get())
                : Diagnostic.of(
                        Code.GW1304,
                        Spans.of(violation.at()),
                        "there is no vault %s, the one that Kong brings is env".formatted(name.shown()));
    }

    private Diagnostic missing(Violation violation) {
        Scalar url = UrlParts.url(violation);
        if (url != null) {
            String message = "url of " + Subject.of(violation) + " has no host: " + Subject.value(url);
            return Diagnostic.of(Code.GW1302, Spans.of(url), message).help(UrlParts.mend(url.text()));
        }
        String field = Subject.field(violation.field());
        boolean isNull = violation.at() instanceof Scalar scalar && scalar.isNull();
        Code code = violation.kind() == null ? Code.GW1313 : Code.GW1302;
        String subject = Subject.of(violation);
        if (isNull) {
            return Diagnostic.of(
                    code, Spans.of(violation.at()), field + " of " + subject + " is null, but must be set");
        }
        Diagnostic diagnostic =
                Diagnostic.of(code, Spans.of(violation.at()), subject + " has no " + field + ", which is required");
        return field.equals("_format_version") ? diagnostic.help("add the line _format_version: \"3.0\"") : diagnostic;
    }

    /** Messages that were made elsewhere must not show a value from the environment either. */
    private static Diagnostic masked(Diagnostic diagnostic, Violation violation) {
        Node at = violation.at();
        if (!(at instanceof Scalar scalar)
                || !scalar.isSensitive()
                || scalar.text().isEmpty()) {
            return diagnostic;
        }
        String message = diagnostic.message().replace(scalar.text(), Scalar.MASK);
        Span place = diagnostic.at();
        return new Diagnostic(
                diagnostic.code(),
                diagnostic.severity(),
                message,
                place,
                diagnostic.labels(),
                diagnostic.help(),
                Optional.empty());
    }
}
