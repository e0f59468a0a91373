package dev.gw.policy.template;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.policy.ProjectFiles;
import dev.gw.policy.shape.Shape;
import dev.gw.source.Span;
import java.util.SortedMap;
import java.util.TreeMap;

/** What may be said in policies of a project's own, and in the templates that they come from. */
public final class Templates {
    private Templates() {}

    /** All that may be written where each template is used, by its name; templates with mistakes are left out. */
    public static SortedMap<String, Shape.Fields> shapes(ProjectFiles files, Diagnostics out) {
        SortedMap<String, Shape.Fields> shapes = new TreeMap<>();
        for (String name : files.templates()) {
            files.read(ProjectFiles.TEMPLATES + name + ".yml", Span.nowhere())
                    .flatMap(root -> TemplateReader.read(name, root, out))
                    .ifPresent(template -> shapes.put(name, template.shape()));
        }
        return shapes;
    }

    /** All that may be said of a parameter, but for its default. */
    public static Shape parameter() {
        return TemplateReader.PARAMETER;
    }
}
