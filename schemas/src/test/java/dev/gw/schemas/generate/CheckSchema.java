package dev.gw.schemas.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Those of a record's checks between fields that JSON Schema can say; each accepts at least what Kong accepts. */
final class CheckSchema {
    private final FieldPaths paths;
    private final ObjectNode schema;

    /**
     * @param record the record whose fields the checks name
     * @param schema where the checks are added
     */
    CheckSchema(JsonNode record, ObjectNode schema) {
        this.paths = new FieldPaths(record);
        this.schema = schema;
    }

    void addAll(JsonNode checks) {
        for (JsonNode check : checks) {
            check.properties().forEach(entry -> add(entry.getKey(), entry.getValue()));
        }
    }

    private void add(String kind, JsonNode argument) {
        switch (kind) {
            case "at_least_one_of" -> paths.anyPresent(argument).ifPresent(this::also);
            case "only_one_of" -> onlyOne(argument);
            case "mutually_exclusive" -> onlyOne(argument);
            case "mutually_required" -> together(argument);
            case "conditional" -> conditional(argument);
            case "conditional_at_least_one_of" -> conditionalAny(argument);
            default -> {}
        }
    }

    private void also(ObjectNode part) {
        ((ArrayNode) RecordSchema.all(schema)).add(part);
    }

    private void onlyOne(JsonNode names) {
        List<ObjectNode> present = new ArrayList<>();
        names.forEach(name -> present.add(paths.certain(name.asString())));
        for (int i = 0; i < present.size(); i++) {
            for (int k = i + 1; k < present.size(); k++) {
                ArrayNode both = KongData.object().putArray("allOf");
                both.add(present.get(i)).add(present.get(k));
                also(KongData.object().set("not", KongData.object().set("allOf", both)));
            }
        }
    }

    private void together(JsonNode names) {
        if (paths.anyHasDefault(names)) {
            return;
        }
        ArrayNode some = KongData.JSON.createArrayNode();
        ArrayNode all = KongData.JSON.createArrayNode();
        for (JsonNode name : names) {
            some.add(paths.certain(name.asString()));
            all.add(paths.present(name.asString()));
        }
        implies(KongData.object().set("anyOf", some), KongData.object().set("allOf", all));
    }

    private void implies(ObjectNode condition, ObjectNode then) {
        ObjectNode part = KongData.object();
        part.set("if", condition);
        part.set("then", then);
        also(part);
    }

    private void conditional(JsonNode check) {
        Optional<ObjectNode> condition = condition(check);
        String then = check.path("then_field").asString();
        JsonNode match = check.path("then_match");
        if (condition.isEmpty()) {
            return;
        }
        Consumer<ObjectNode> imply = consequence -> implies(condition.get(), consequence);
        if (match.path("required").asBoolean(false) && !paths.hasDefault(then)) {
            imply.accept(paths.present(then));
        } else if (match.path("eq").asString("").equals("$null")) {
            imply.accept(KongData.object().set("not", paths.present(then)));
        } else if (match.has("eq") || match.has("one_of")) {
            Matches.of(match)
                    .flatMap(value -> paths.otherwiseAbsent(then, value, match))
                    .ifPresent(imply);
        }
    }

    private void conditionalAny(JsonNode check) {
        Optional<ObjectNode> any = paths.anyPresent(check.path("then_at_least_one_of"));
        condition(check).ifPresent(condition -> any.ifPresent(then -> implies(condition, then)));
    }

    private Optional<ObjectNode> condition(JsonNode check) {
        return Matches.of(check.path("if_match"))
                .flatMap(value -> paths.matching(check.path("if_field").asString(), value, check.path("if_match")));
    }
}
