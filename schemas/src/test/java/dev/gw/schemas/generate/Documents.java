package dev.gw.schemas.generate;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All files under json/ that are made here, by their paths. */
final class Documents {
    private Documents() {}

    static Map<String, String> all() {
        return all(new Texts());
    }

    static Map<String, String> all(Texts texts) {
        Map<String, String> files = new TreeMap<>();
        files.put("common.json", text(Shared.document()));
        for (String plural : KongData.entities()) {
            String file = "entities/" + KongData.singular(plural) + ".json";
            files.put(file, text(new EntityDocument(plural, texts).build()));
        }
        for (String name : KongData.knownPlugins()) {
            files.put("plugins/" + name + ".json", text(plugin(name, texts)));
        }
        WholeDocument whole = new WholeDocument();
        files.put("kong.json", text(whole.kong()));
        files.put("fragment.json", text(whole.fragment(KongData.entities())));
        for (String plural : KongData.entities()) {
            files.put("fragments/" + plural + ".json", text(whole.fragmentOf(plural)));
        }
        OverlayDocument.addTo(files);
        return files;
    }

    static ObjectNode head(String title, String description) {
        ObjectNode head = KongData.object().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        head.put("title", title);
        return description.isEmpty() ? head : head.put("description", description);
    }

    private static ObjectNode plugin(String name, Texts texts) {
        ObjectNode data = KongData.plugin(name);
        FieldSchema fields = new FieldSchema(texts, new Shared("../common.json"));
        ObjectNode schema =
                head("Config of the plugin " + name, texts.about(name).orElse(""));
        schema.setAll(fields.value(data.path("config"), name, false));
        new CheckSchema(data.path("config"), schema).addAll(data.path("entity_checks"));
        return schema;
    }

    static String text(JsonNode schema) {
        DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(indenter)
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""));
        return KongData.JSON.writer().with(printer).writeValueAsString(schema) + "\n";
    }
}
