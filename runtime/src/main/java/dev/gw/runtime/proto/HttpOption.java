package dev.gw.runtime.proto;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the value of {@code option (google.api.http)}. */
final class HttpOption {
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");

    private HttpOption() {}

    /** A rule between braces, and its additional ones behind it. */
    static void read(ProtoTokens tokens, List<Method.HttpRule> rules) throws ProtoProblem {
        tokens.expect("{");
        String verb = "";
        String template = "";
        String body = "";
        List<Method.HttpRule> more = new ArrayList<>();
        while (!tokens.take("}")) {
            String name = tokens.next();
            tokens.take(":");
            if (VERBS.contains(name)) {
                verb = name.toUpperCase(Locale.ROOT);
                template = tokens.text();
            } else if (name.equals("body")) {
                body = tokens.text();
            } else if (name.equals("additional_bindings")) {
                additional(tokens, more);
            } else if (tokens.peek().equals("{")) {
                other(tokens);
            } else if (!name.equals(",") && !name.equals(";")) {
                tokens.next();
            }
        }
        if (!verb.isEmpty()) {
            rules.add(new Method.HttpRule(verb, template, body));
        }
        rules.addAll(more);
    }

    private static void additional(ProtoTokens tokens, List<Method.HttpRule> more) throws ProtoProblem {
        if (!tokens.take("[")) {
            read(tokens, more);
            return;
        }
        while (!tokens.take("]")) {
            if (!tokens.take(",")) {
                read(tokens, more);
            }
        }
    }

    private static void other(ProtoTokens tokens) throws ProtoProblem {
        int depth = 0;
        do {
            String word = tokens.next();
            depth += word.equals("{") ? 1 : word.equals("}") ? -1 : 0;
        } while (depth > 0);
    }
}
