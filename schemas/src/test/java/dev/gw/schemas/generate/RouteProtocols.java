package dev.gw.schemas.generate;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a route may and must hold, by the first of its protocols. */
final class RouteProtocols {
    private static final List<String> NAMES =
            List.of("tls_passthrough", "grpcs", "grpc", "https", "http", "tcp", "tls", "udp");

    private RouteProtocols() {}

    static void addTo(JsonNode routes, ObjectNode schema) {
        ArrayNode all = (ArrayNode) RecordSchema.all(schema);
        routes.path("subschemas_by_protocol").properties().forEach(group -> {
            ObjectNode part = all.addObject();
            part.set("if", first(names(group.getKey())));
            part.set("then", rules(group.getValue()));
        });
    }

    /** {@code tcp_tls_udp_tls_passthrough} → its four names. */
    private static List<String> names(String joined) {
        List<String> names = new ArrayList<>();
        String rest = joined;
        while (!rest.isEmpty()) {
            String text = rest;
            String name = NAMES.stream().filter(text::startsWith).findFirst().orElseThrow();
            names.add(name);
            rest = rest.substring(Math.min(rest.length(), name.length() + 1));
        }
        return names;
    }

    private static ObjectNode first(List<String> names) {
        ObjectNode protocols = KongData.object().put("type", "array").put("minItems", 1);
        protocols.putArray("prefixItems").addObject().set("enum", KongData.JSON.valueToTree(names));
        return orDefault(protocols, names.contains("http"));
    }

    private static ObjectNode orDefault(ObjectNode protocols, boolean byDefault) {
        ObjectNode schema = KongData.object();
        schema.putObject("properties").set("protocols", protocols);
        if (!byDefault) {
            schema.putArray("required").add("protocols");
        }
        return schema;
    }

    private static ObjectNode rules(JsonNode group) {
        ObjectNode rules = KongData.object();
        ObjectNode properties = rules.putObject("properties");
        for (JsonNode field : group.path("fields")) {
            if (field.path("eq").asString("").equals("$null")) {
                properties.putObject(field.path("name").asString()).put("type", "null");
            } else if (field.has("ne")) {
                properties
                        .putObject(field.path("name").asString())
                        .putObject("not")
                        .set("const", field.path("ne"));
            }
        }
        for (JsonNode check : group.path("entity_checks")) {
            one(check.path("conditional_at_least_one_of"), (ArrayNode) RecordSchema.all(rules));
        }
        return rules;
    }

    private static void one(JsonNode check, ArrayNode all) {
        ObjectNode part = all.addObject();
        part.set("if", condition(check.path("if_match")));
        part.set("then", any(check.path("then_at_least_one_of")));
        if (check.has("else_match")) {
            ObjectNode other = part.putObject("else");
            other.set("if", condition(check.path("else_match")));
            other.set("then", any(check.path("else_then_at_least_one_of")));
        }
    }

    private static ObjectNode condition(JsonNode match) {
        ObjectNode protocols = KongData.object().put("type", "array");
        if (match.has("contains")) {
            protocols.putObject("contains").set("const", match.path("contains"));
            return orDefault(protocols, match.path("contains").asString().startsWith("http"));
        }
        protocols.putObject("items").set("enum", match.path("elements").path("one_of"));
        return orDefault(protocols, false);
    }

    private static ObjectNode any(JsonNode names) {
        ObjectNode schema = KongData.object();
        ArrayNode any = schema.putArray("anyOf");
        for (JsonNode name : names) {
            ObjectNode way = any.addObject();
            way.putArray("required").add(name);
            way.putObject("properties")
                    .putObject(name.asString())
                    .putObject("not")
                    .put("type", "null");
        }
        return schema;
    }
}
