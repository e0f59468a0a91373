package dev.gw.runtime.proto;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads one .proto file into what several of them make up. */
final class ProtoFile {
    private static final int DEEPEST = 64;

    private final ProtoTokens tokens;
    private final Types types;
    private final List<String> imports = new ArrayList<>();
    private String scope = "";
    private boolean proto3;

    /** What files declare, by full names. */
    static final class Types {
        final Map<String, MessageType> messages = new LinkedHashMap<>();
        final Map<String, Map<Integer, String>> enums = new LinkedHashMap<>();
        final List<Declared> methods = new ArrayList<>();
    }

    /** A method whose types are not resolved yet. */
    record Declared(String scope, String path, String input, String output, List<Method.HttpRule> rules) {}

    ProtoFile(String text, Types types) throws ProtoProblem {
        this.tokens = new ProtoTokens(text);
        this.types = types;
    }

    /** Reads it; gives the files that it imports. */
    List<String> read() throws ProtoProblem {
        while (!tokens.isAtEnd()) {
            String word = tokens.next();
            switch (word) {
                case "syntax" -> {
                    tokens.expect("=");
                    proto3 = tokens.text().equals("proto3");
                    tokens.expect(";");
                }
                case "package" -> {
                    scope = tokens.next();
                    tokens.expect(";");
                }
                case "import" -> {
                    if (!tokens.take("public")) {
                        tokens.take("weak");
                    }
                    imports.add(tokens.text());
                    tokens.expect(";");
                }
                case "message" -> message(scope, 0);
                case "enum" -> enumeration(scope);
                case "service" -> service();
                case ";" -> {}
                default -> tokens.skip();
            }
        }
        return imports;
    }

    static String joined(String scope, String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }

    private void message(String outer, int depth) throws ProtoProblem {
        if (depth > DEEPEST) {
            throw new ProtoProblem("messages are nested too deeply");
        }
        String name = joined(outer, tokens.next());
        MessageType type = new MessageType(name, /* map= */ false, proto3);
        types.messages.put(name, type);
        tokens.expect("{");
        fields(type, name, /* oneof= */ false, depth);
    }

    private void fields(MessageType type, String name, boolean oneof, int depth) throws ProtoProblem {
        while (!tokens.take("}")) {
            String word = tokens.next();
            switch (word) {
                case "message" -> message(name, depth + 1);
                case "enum" -> enumeration(name);
                case "oneof" -> {
                    tokens.next();
                    tokens.expect("{");
                    fields(type, name, /* oneof= */ true, depth);
                }
                case "map" -> map(type, name);
                case "option", "reserved", "extensions", "extend" -> tokens.skip();
                case ";" -> {}
                case "repeated" -> field(type, tokens.next(), /* repeated= */ true, /* present= */ false);
                case "optional", "required" -> field(type, tokens.next(), /* repeated= */ false, /* present= */ true);
                default -> field(type, word, /* repeated= */ false, oneof);
            }
        }
    }

    private void field(MessageType type, String kind, boolean repeated, boolean present) throws ProtoProblem {
        String name = tokens.next();
        tokens.expect("=");
        type.add(new MessageType.Field(tokens.number(), name, kind, repeated, present));
        tokens.skip();
    }

    private void map(MessageType type, String outer) throws ProtoProblem {
        tokens.expect("<");
        String key = tokens.next();
        tokens.expect(",");
        String value = tokens.next();
        tokens.expect(">");
        String name = tokens.peek();
        String full = joined(outer, name.toLowerCase(Locale.ROOT) + "-entry");
        MessageType entry = new MessageType(full, /* map= */ true, /* defaults= */ true);
        entry.add(new MessageType.Field(1, "key", key, false, false));
        entry.add(new MessageType.Field(2, "value", value, false, false));
        types.messages.put(full, entry);
        field(type, "." + full, /* repeated= */ true, /* present= */ false);
    }

    private void enumeration(String outer) throws ProtoProblem {
        Map<Integer, String> values = new LinkedHashMap<>();
        types.enums.put(joined(outer, tokens.next()), values);
        tokens.expect("{");
        while (!tokens.take("}")) {
            String name = tokens.next();
            if (name.equals("option") || name.equals("reserved")) {
                tokens.skip();
            } else if (!name.equals(";")) {
                tokens.expect("=");
                values.putIfAbsent(tokens.number(), name);
                tokens.skip();
            }
        }
    }

    private void service() throws ProtoProblem {
        String name = joined(scope, tokens.next());
        tokens.expect("{");
        while (!tokens.take("}")) {
            if (tokens.take("rpc")) {
                method(name);
            } else if (!tokens.take(";")) {
                tokens.skip();
            }
        }
    }

    private void method(String service) throws ProtoProblem {
        String name = tokens.next();
        String input = type();
        tokens.expect("returns");
        String output = type();
        List<Method.HttpRule> rules = new ArrayList<>();
        if (tokens.take("{")) {
            while (!tokens.take("}")) {
                if (tokens.take("option") && tokens.take("(")) {
                    boolean http = tokens.next().replaceFirst("^\\.", "").equals("google.api.http");
                    tokens.expect(")");
                    if (http) {
                        tokens.take("=");
                        HttpOption.read(tokens, rules);
                        tokens.take(";");
                        continue;
                    }
                }
                tokens.skip();
            }
        }
        tokens.take(";");
        types.methods.add(new Declared(scope, "/" + service + "/" + name, input, output, List.copyOf(rules)));
    }

    private String type() throws ProtoProblem {
        tokens.expect("(");
        String word = tokens.next();
        String type = word.equals("stream") && !tokens.peek().equals(")") ? tokens.next() : word;
        tokens.expect(")");
        return type;
    }
}
