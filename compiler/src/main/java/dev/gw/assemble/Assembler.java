package dev.gw.assemble;

import dev.gw.assemble.draft.Draft;
import dev.gw.assemble.draft.Duplicates;
import dev.gw.assemble.draft.Fragment;
import dev.gw.assemble.draft.Layout;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the files of a project together into one declarative document. */
public final class Assembler {
    private static final Set<String> NOT_ENTITIES = Set.of("env", "settings", "patches");

    private final Project project;
    private final Diagnostics out;
    private final FragmentLoader loader;

    private Assembler(Project project, AssembleOptions options, Diagnostics out) {
        this.project = project;
        this.out = out;
        this.loader = new FragmentLoader(project.root(), (node, found) -> node);
    }

    /**
     * Assembles a project. What is wrong is reported, all of it in one run; the document then holds what could be
     * understood. Empty where there is nothing to assemble.
     */
    public static Optional<Assembly> assemble(Project project, AssembleOptions options, Diagnostics out) {
        return new Assembler(project, options, out).run();
    }

    private Optional<Assembly> run() {
        List<SourceTree.Found> files = baseFiles();
        if (files.isEmpty()) {
            out.add(Diagnostic.of(Code.GW1105, Span.nowhere(), "there are no files in config")
                    .help("gw init makes a first one; or gw init --from kong.yml splits what you have"));
            return Optional.empty();
        }
        List<Fragment> fragments = loader.fragments(files, out);
        List<Draft> drafts = new ArrayList<>();
        fragments.forEach(fragment -> drafts.addAll(fragment.drafts()));
        List<Draft> kept = Duplicates.without(drafts, out);
        return Optional.of(new Assembly(document(kept, fragments), loader.read(), loader.complete()));
    }

    private List<SourceTree.Found> baseFiles() {
        return project.single()
                .map(file -> List.of(new SourceTree.Found(file, List.of())))
                .orElseGet(() -> SourceTree.below(
                        project.config(), project.root(), folder -> !NOT_ENTITIES.contains(folder), out));
    }

    private MapNode document(List<Draft> drafts, List<Fragment> fragments) {
        DocumentKeys keys = new DocumentKeys(fragments, out);
        List<MapNode.Entry> entries = new ArrayList<>(keys.head());
        entries.addAll(Layout.canonical(drafts, out));
        entries.addAll(keys.tail());
        return MapNode.of(entries);
    }
}
