package dev.gw.assemble;

import dev.gw.diagnostic.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names under which gw.yml sets the level of a lint rule: its code, or its title with hyphens. */
final class LintRules {
    private LintRules() {}

    static Optional<Code> named(String name) {
        return lint().stream()
                .filter(code -> code.id().equals(name) || slug(code).equals(name))
                .findFirst();
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        lint().forEach(code -> {
            names.add(code.id());
            names.add(slug(code));
        });
        return names;
    }

    private static List<Code> lint() {
        return Arrays.stream(Code.values()).filter(Code::isLint).toList();
    }

    /** {@code service-without-routes}. */
    private static String slug(Code code) {
        return code.title()
                .toLowerCase(Locale.ROOT)
                .replace(' ', '-')
                .replace('_', '-')
                .replace("'", "");
    }
}
