package dev.gw.check;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.Tables;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of the right type that are not allowed. */
final class ValueWords {
    private static final String ONE_OF = "expected one of: ";
    private static final String NOT_EMPTY = "must not be empty";
    private static final int SHOWN_OPTIONS = 12;

    private ValueWords() {}

    static Diagnostic explain(Violation violation, @Nullable FieldDef field) {
        String message = violation.message();
        if (message.startsWith(ONE_OF)) {
            return option(violation, field);
        }
        if (message.equals("value must be null")) {
            return ForbiddenWords.explain(violation);
        }
        if (field != null && "^%u+$".equals(field.source().string("match")) && message.startsWith("invalid value")) {
            return capitals(violation);
        }
        Code code = violation.kind() == null ? Code.GW1313 : MessageCodes.of(message);
        return Diagnostic.of(code, Spans.of(violation.at()), sentence(violation, words(message)));
    }

    /** The field and its value before what is wrong with them, unless Kong's words have the value already. */
    private static String sentence(Violation violation, String words) {
        String field = Subject.field(violation.field()) + " of " + Subject.of(violation);
        Node at = violation.at();
        boolean isPlain = words.startsWith("must ") || words.startsWith("is ");
        if (!(at instanceof Scalar scalar) || scalar.isNull()) {
            return field + (isPlain ? " " : ": ") + words;
        }
        if (words.equals(NOT_EMPTY)) {
            return field + " is empty";
        }
        if (words.startsWith("must ")) {
            return scalar.text().isEmpty()
                    ? field + " is empty, but " + words
                    : field + " is " + Subject.value(scalar) + ", but " + words;
        }
        return field + (isPlain ? " " : ": ") + words;
    }

    private static String words(String message) {
        if (message.startsWith("value should be between ")) {
            return "must lie between " + message.substring("value should be between ".length());
        }
        if (message.startsWith("value must ")) {
            return message.substring("value ".length());
        }
        if (message.startsWith("should start with: ")) {
            return "must start with " + message.substring("should start with: ".length());
        }
        if (message.startsWith("length must be ")) {
            return message.endsWith(" 1") && message.contains("at least")
                    ? NOT_EMPTY
                    : "must have a length of " + message.substring("length must be ".length());
        }
        if (message.startsWith("expected a valid ")) {
            return "must be a valid " + message.substring("expected a valid ".length());
        }
        if (message.startsWith("must not be one of: ")) {
            return "must not be any of " + message.substring("must not be one of: ".length());
        }
        return message;
    }

    private static Diagnostic option(Violation violation, @Nullable FieldDef field) {
        List<String> options = options(violation, field);
        String list = options.size() > SHOWN_OPTIONS
                ? String.join(", ", options.subList(0, SHOWN_OPTIONS)) + " …"
                : String.join(", ", options);
        Code code = violation.kind() == null ? Code.GW1313 : Code.GW1304;
        Diagnostic diagnostic =
                Diagnostic.of(code, Spans.of(violation.at()), sentence(violation, "must be one of " + list));
        return violation.at() instanceof Scalar value && value.isString() && !value.isSensitive()
                ? suggested(diagnostic, value, options)
                : diagnostic;
    }

    private static Diagnostic capitals(Violation violation) {
        Diagnostic diagnostic =
                Diagnostic.of(Code.GW1306, Spans.of(violation.at()), sentence(violation, "must be in capital letters"));
        if (!(violation.at() instanceof Scalar value) || value.isSensitive()) {
            return diagnostic;
        }
        String upper = value.text().toUpperCase(Locale.ROOT);
        boolean isMend = upper.chars().allMatch(c -> c >= 'A' && c <= 'Z') && !upper.isEmpty();
        return isMend ? suggested(diagnostic, value, List.of(upper)) : diagnostic;
    }

    private static List<String> options(Violation violation, @Nullable FieldDef field) {
        Node options = field == null ? null : field.get("one_of");
        return options == null
                ? List.of(violation.message().substring(ONE_OF.length()).split(", "))
                : Tables.items(options).stream().map(KongText::of).toList();
    }

    private static Diagnostic suggested(Diagnostic diagnostic, Scalar value, List<String> options) {
        String text = value.text();
        Optional<String> meant = options.stream()
                .filter(option ->
                        option.toLowerCase(Locale.ROOT).equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .or(() -> Nearest.to(text, options));
        if (meant.isEmpty()) {
            return diagnostic;
        }
        Diagnostic helped = diagnostic.help("did you mean " + meant.get() + "?");
        boolean isFixable = value.isString() && !value.span().isNowhere();
        return isFixable ? helped.fix(value.span(), meant.get()) : helped;
    }
}
