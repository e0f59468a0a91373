package dev.gw.conformance.plugins;

import dev.gw.check.schema.KongSchemas;
import dev.gw.model.RouterFlavor;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.plugin.PluginType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the sources show of each plugin. */
final class PluginEvidence {
    private static final Path RUNTIME = Path.of("..", "runtime", "src", "test");
    private static final Path DRILL = Path.of("..", "drill", "src", "test");
    private static final Path PAGES = Path.of("..", "docs", "plugins");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");
    private static final Pattern ABOUT_GW = Pattern.compile("- (gw |In `gw serve`|`gw serve`).*");

    /** The texts of the recorded exchanges, by file. */
    private final Map<Path, String> recorded = new TreeMap<>();

    /** The texts of the runtime's test classes, by file. */
    private final Map<Path, String> tests = new TreeMap<>();

    private PluginEvidence() {}

    static PluginEvidence read() throws IOException {
        PluginEvidence evidence = new PluginEvidence();
        read(RUNTIME.resolve("resources/recorded"), ".json", evidence.recorded);
        read(RUNTIME.resolve("resources/recorded-admin"), ".json", evidence.recorded);
        read(RUNTIME.resolve("java"), "Test.java", evidence.tests);
        read(DRILL.resolve("java"), "Test.java", evidence.tests);
        return evidence;
    }

    private static void read(Path folder, String ending, Map<Path, String> into) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(ending)).toList()) {
                into.put(file, Files.readString(file));
            }
        }
    }

    static boolean isChecked(String name) {
        return KongSchemas.of(RouterFlavor.TRADITIONAL_COMPATIBLE, Map.of()).plugin(name) != null
                || KongSchemas.community(name).isPresent();
    }

    /** How many recorded exchanges have the plugin in their configuration. */
    int exchanges(String name) {
        Pattern use = Pattern.compile("\"name\"\\s*:\\s*\"" + Pattern.quote(name) + "\"");
        return recorded.values().stream()
                .filter(text -> use.matcher(text).find())
                .mapToInt(text -> text.split("\"request\"\\s*:", -1).length - 1)
                .sum();
    }

    /** The classes that make the plugin, or stand in its package. */
    Set<String> classes(String name) {
        PluginType type = PluginTypes.all().get(name);
        Set<String> classes = new TreeSet<>();
        if (type != null) {
            String simple = "new " + type.getClass().getSimpleName() + "(";
            String subject = type.getClass().getSimpleName().replace("Type", "");
            String own = "package " + type.getClass().getPackageName() + ";";
            tests.forEach((file, text) -> {
                boolean named = String.valueOf(file.getFileName()).startsWith(subject) && file.startsWith(DRILL);
                if (named || text.contains(simple) || text.contains(own)) {
                    classes.add(String.valueOf(file.getFileName()).replace(".java", ""));
                }
            });
        }
        return classes;
    }

    /** A link on a plugin's page, as the folder above has to write it. */
    private static String fromDocs(String link) {
        return link.startsWith("http") || link.startsWith("#")
                ? link
                : Path.of("plugins").resolve(link).normalize().toString();
    }

    /** What the plugin's page says of gw. */
    String differences(String name) {
        try (Stream<String> lines = Files.lines(PAGES.resolve(name + ".md"))) {
            String found = lines.filter(line -> ABOUT_GW.matcher(line).matches())
                    .map(line -> line.substring(2))
                    .reduce((one, other) -> one + " " + other)
                    .orElse("nowhere that is known");
            return LINK.matcher(found)
                    .replaceAll(link -> "](" + fromDocs(link.group(1)) + ")")
                    .replace("|", "\\|");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
