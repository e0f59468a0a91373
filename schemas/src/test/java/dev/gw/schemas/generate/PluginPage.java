package dev.gw.schemas.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The parts of docs/plugins/NAME.md that come from the data; people write the rest around them. */
final class PluginPage {
    private static final String START = "<!-- made from Kong's schema: -->";
    private static final String END = "<!-- end -->";
    private static final Pattern MADE = Pattern.compile(START + ".*?" + END, Pattern.DOTALL);

    private final String name;
    private final JsonNode data;
    private final Texts texts;
    private final StringBuilder out = new StringBuilder();

    PluginPage(String name, Texts texts) {
        this.name = name;
        this.data = KongData.plugin(name);
        this.texts = texts;
    }

    /** The page with its made part as it should be. */
    String in(String page) {
        Matcher made = MADE.matcher(page);
        return made.find() ? page.substring(0, made.start()) + made() + page.substring(made.end()) : page;
    }

    private String made() {
        out.append(START).append("\n\n");
        facts();
        List<String> checks = new ArrayList<>(CheckWords.of(data.path("entity_checks")));
        CheckWords.of(data.path("config").path("entity_checks")).forEach(checks::add);
        if (!checks.isEmpty()) {
            out.append("Between fields gw checks:\n\n");
            checks.forEach(check -> out.append("- ").append(check).append('\n'));
            out.append('\n');
        }
        table();
        return out.append(END).toString();
    }

    private void facts() {
        JsonNode handler = data.path("handler");
        List<String> scopes = new ArrayList<>();
        for (String scope : List.of("global", "service", "route", "consumer")) {
            if (data.path("scope").path(scope).asBoolean(false)) {
                scopes.add(scope);
            }
        }
        out.append("| scopes | priority | phases | protocols |\n|---|---|---|---|\n| ")
                .append(String.join(", ", scopes))
                .append(" | ")
                .append(handler.path("priority").asString())
                .append(" | ")
                .append(String.join(", ", KongData.strings(handler.path("phases"))))
                .append(" | ")
                .append(String.join(
                        ", ",
                        KongData.strings(data.path("protocols").path("elements").path("one_of"))))
                .append(" |\n\n");
    }

    private void table() {
        JsonNode config = data.path("config");
        if (config.path("fields").isEmpty()) {
            return;
        }
        out.append("| field of `config` | type | default | meaning |\n|---|---|---|---|\n");
        rows(config, "");
        out.append('\n');
        List<String> old = new ArrayList<>();
        shorthands(config, "", old);
        if (!old.isEmpty()) {
            out.append("Old names, which still work: ")
                    .append(String.join(", ", old))
                    .append(".\n\n");
        }
    }

    private void rows(JsonNode record, String prefix) {
        for (JsonNode field : record.path("fields")) {
            String path = prefix + field.path("name").asString();
            out.append("| `")
                    .append(path)
                    .append("` | ")
                    .append(FieldWords.type(field))
                    .append(" | ")
                    .append(FieldWords.initial(field))
                    .append(" | ")
                    .append(texts.about(name + "." + path).orElse("").replace("|", "\\|"))
                    .append(" |\n");
            JsonNode inner = field.has("elements") ? field.path("elements") : field.path("values");
            rows(field.has("fields") ? field : inner, path + (field.has("fields") ? "." : "[]."));
        }
    }

    private static void shorthands(JsonNode record, String prefix, List<String> old) {
        for (JsonNode shorthand : record.path("shorthand_fields")) {
            String target = RecordSchema.target(shorthand);
            String before = "`" + prefix + shorthand.path("name").asString() + "`";
            old.add(target.isEmpty() ? before : before + " (now `" + prefix + target + "`)");
        }
        for (JsonNode field : record.path("fields")) {
            shorthands(field, prefix + field.path("name").asString() + ".", old);
        }
    }
}
