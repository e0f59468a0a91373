package dev.gw.cli.build;

import dev.gw.cli.output.OutputFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settings by which an editor's YAML support finds the schema of each file.
 *
 * @param project the project's folder
 * @param schemas the folder that the schemas were written to
 * @param names the schemas there are
 */
record EditorSettings(Path project, Path schemas, Set<String> names) {
    static List<String> editors() {
        return List.of("vscode", "neovim", "helix");
    }

    /** Writes the editor's file; answers its text instead where one exists already. */
    Optional<String> write(String editor) {
        Path file = switch (editor) {
            case "vscode" -> project.resolve(".vscode/settings.json");
            case "neovim" -> project.resolve(".nvim.lua");
            default -> project.resolve(".helix/languages.toml");
        };
        String text = switch (editor) {
            case "vscode" -> vscode();
            case "neovim" -> neovim();
            default -> helix();
        };
        if (Files.exists(file) && !new OutputFile(file).holds(text)) {
            return Optional.of(text);
        }
        new OutputFile(file).write(text);
        return Optional.empty();
    }

    /** A schema with the files it is for. */
    private record Use(String schema, List<String> files) {}

    private List<Use> uses() {
        List<Use> uses = new ArrayList<>();
        use(uses, "gw", "gw.yml", "gw.yaml");
        use(uses, "kong", "kong.yml", "kong.yaml");
        use(uses, "policy-template", "policies/*.yml");
        use(uses, "overlay", "config/env/**/*.yml", "config/env/**/*.yaml");
        for (String name : names) {
            if (name.startsWith("fragments/")) {
                String folder = "config/" + name.substring("fragments/".length());
                use(uses, name, folder + "/**/*.yml", folder + "/**/*.yaml");
            }
        }
        return uses;
    }

    private void use(List<Use> uses, String schema, String... files) {
        if (names.contains(schema)) {
            uses.add(new Use(schema, List.of(files)));
        }
    }

    private String path(Use use) {
        Path relative = schemas.startsWith(project) ? project.relativize(schemas) : schemas;
        String folder = relative.toString().replace('\\', '/');
        return (schemas.startsWith(project) ? "./" : "") + folder + "/" + use.schema() + ".json";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String list(List<String> texts) {
        return String.join(", ", texts.stream().map(EditorSettings::quoted).toList());
    }

    private String vscode() {
        List<String> lines = new ArrayList<>();
        uses().forEach(use -> lines.add("    " + quoted(path(use)) + ": [" + list(use.files()) + "]"));
        return "{\n  \"yaml.schemas\": {\n" + String.join(",\n", lines) + "\n  }\n}\n";
    }

    private String neovim() {
        StringBuilder out = new StringBuilder("vim.lsp.config('yamlls', { settings = { yaml = { schemas = {\n");
        uses().forEach(use -> out.append("  [")
                .append(quoted(path(use)))
                .append("] = { ")
                .append(list(use.files()))
                .append(" },\n"));
        return out.append("} } } })\n").toString();
    }

    private String helix() {
        StringBuilder out = new StringBuilder("[language-server.yaml-language-server.config.yaml.schemas]\n");
        uses().forEach(use -> out.append(quoted(path(use)))
                .append(" = [")
                .append(list(use.files()))
                .append("]\n"));
        return out.toString();
    }
}
