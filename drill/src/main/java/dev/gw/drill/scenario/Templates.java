package dev.gw.drill.scenario;

import dev.gw.document.Node;
import java.util.Set;
import java.util.TreeSet;

/** Reads templates, and refuses those that name what nobody knows. */
final class Templates {
    private final Set<String> names;

    /**
     * A reader.
     *
     * @param names the values there are beside those that every template has
     */
    Templates(Set<String> names) {
        this.names = new TreeSet<>(names);
        this.names.addAll(Variables.NAMES);
    }

    /** What was extracted can be named from now on. */
    void learn(Extraction extraction) {
        names.add(extraction.name());
    }

    /** The same, for templates that know more. */
    Templates copy() {
        return new Templates(names);
    }

    /**
     * Reads a template.
     *
     * @param key where it is written
     */
    Template read(Section section, String text, String key) {
        Template template = Template.of(text);
        for (String name : template.names()) {
            if (!names.contains(name) && !Variables.isFunction(name)) {
                Node node = section.get(key);
                ScenarioFile.unknown(section, node == null ? section.map() : node, "value", name, names);
            }
        }
        return template;
    }
}
