package dev.gw.runtime.plugin.grpcgateway;

import dev.gw.runtime.proto.Method;
import dev.gw.runtime.proto.ProtoSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which method an HTTP request stands for. Immutable. */
final class Bindings {
    private final List<Binding> all = new ArrayList<>();

    private record Binding(Method method, Method.HttpRule rule, PathTemplate template) {}

    /**
     * What was found.
     *
     * @param variables those of the path
     */
    record Found(Method method, String body, Map<String, String> variables) {}

    /** None. */
    Bindings() {}

    Bindings(ProtoSchema schema) {
        for (Method method : schema.methods()) {
            for (Method.HttpRule rule : method.rules()) {
                all.add(new Binding(method, rule, PathTemplate.of(rule.template())));
            }
        }
    }

    /** The first method that fits; null where none does. */
    @Nullable
    Found find(String verb, String path) {
        for (Binding binding : all) {
            Map<String, String> variables =
                    binding.rule().verb().equals(verb) ? binding.template().match(path) : null;
            if (variables != null) {
                return new Found(binding.method(), binding.rule().body(), variables);
            }
        }
        return null;
    }
}
