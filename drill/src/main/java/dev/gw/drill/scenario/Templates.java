package dev.gw.drill.scenario;

import dev.gw.document.Node;
import java.util.Set;
import java.util.TreeSet;

/** Reads templates, and refuses those that name what nobody knows. */
final class Templates {
    private final Set<String> names;
    private final boolean all;

    /**
     * A reader.
     *
     * @param names the values there are beside those that every template has
     * @param all whether these are all; where data could not be read, there are others
     */
    Templates(Set<String> names, boolean all) {
        this.all = all;
        this.names = new TreeSet<>(names);
        this.names.addAll(Variables.NAMES);
    }

    /** What was extracted can be named from now on. */
    void learn(Extraction extraction) {
        names.add(extraction.name());
    }

    /** The same, for templates that know more. */
    Templates copy() {
        return new Templates(names, all);
    }

    /**
     * Reads a template.
     *
     * @param key where it is written
     */
    Template read(Section section, String text, String key) {
        Template template = Template.of(text);
        for (String name : template.names()) {
            if (all && !names.contains(name) && !Variables.isFunction(name)) {
                Node node = section.get(key);
                ScenarioFile.unknown(section, node == null ? section.map() : node, "value", name, names);
            }
        }
        return template;
    }
}
