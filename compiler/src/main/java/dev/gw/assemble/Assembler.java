package dev.gw.assemble;

import dev.gw.assemble.deck.DeckKeys;
import dev.gw.assemble.draft.Draft;
import dev.gw.assemble.draft.Duplicates;
import dev.gw.assemble.draft.Folder;
import dev.gw.assemble.draft.Fragment;
import dev.gw.assemble.draft.FragmentReader;
import dev.gw.assemble.draft.Layout;
import dev.gw.assemble.draft.LayoutMemory;
import dev.gw.assemble.draft.Tags;
import dev.gw.assemble.overlay.Overlay;
import dev.gw.assemble.patch.PatchFile;
import dev.gw.assemble.values.Placeholders;
import dev.gw.assemble.values.Values;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the files of a project together into one declarative document: values filled in, the environment laid over the
 * base, patches and decK's keys applied.
 */
public final class Assembler {
    private final Project project;
    private final AssembleOptions options;
    private final Diagnostics out;
    private final Sources sources;
    private final List<SourceFile> settingsFiles = new ArrayList<>();
    private final Values values;
    private final FragmentLoader loader;
    private final @Nullable LayoutMemory memory;

    private Assembler(Project project, AssembleOptions options, @Nullable SourceMemory memory, Diagnostics out) {
        this.project = project;
        this.options = options;
        this.out = out;
        this.sources = new Sources(project, options.env(), out);
        this.values = Settings.values(project, options, settingsFiles, out);
        this.memory = memory == null ? null : memory.layout();
        this.loader =
                new FragmentLoader(project::shown, (node, found) -> Placeholders.fill(node, values, found), memory);
    }

    /**
     * Assembles a project. What is wrong is reported, all of it in one run; the document then holds what could be
     * understood. Empty where there is nothing to assemble, or no such environment.
     */
    public static Optional<Assembly> assemble(Project project, AssembleOptions options, Diagnostics out) {
        return assemble(project, options, null, out);
    }

    /**
     * The same, reading only files that have changed since the last time.
     *
     * @param memory what the last time left; null where there was none
     */
    public static Optional<Assembly> assemble(
            Project project, AssembleOptions options, @Nullable SourceMemory memory, Diagnostics out) {
        boolean known = options.env().isEmpty()
                || Environments.check(project, options.env().get(), out);
        return known ? new Assembler(project, options, memory, out).run() : Optional.empty();
    }

    private Optional<Assembly> run() {
        List<SourceTree.Found> files = sources.base();
        if (files.isEmpty()) {
            out.add(Diagnostic.of(Code.GW1105, Span.nowhere(), "there are no files in config")
                    .help("gw init makes a first one; or gw init --from kong.yml splits what you have"));
            return Optional.empty();
        }
        DocumentKeys keys = new DocumentKeys(out);
        List<Draft> drafts = overlaid(base(files, keys), keys);
        Fragment document = patched(keys.with(drafts));
        DeckKeys.apply(document, out);
        unusedValues();
        List<SourceFile> read = new ArrayList<>(settingsFiles);
        read.addAll(loader.read());
        return Optional.of(new Assembly(layout(document), read, loader.complete()));
    }

    private List<Draft> base(List<SourceTree.Found> files, DocumentKeys keys) {
        List<Draft> drafts = new ArrayList<>();
        for (Fragment fragment : loader.fragments(files, out)) {
            keys.add(fragment, false);
            BaseCheck.check(fragment, project.single().isPresent(), out);
            List<Node> tags = fragment.meta("_tags") instanceof ListNode list ? list.items() : List.of();
            fragment.drafts().forEach(draft -> Tags.add(draft, tags));
            drafts.addAll(fragment.drafts());
        }
        return Duplicates.without(drafts, memory, out);
    }

    private List<Draft> overlaid(List<Draft> base, DocumentKeys keys) {
        List<SourceTree.Found> files = sources.overlay();
        if (files.isEmpty()) {
            return base;
        }
        Overlay overlay = new Overlay(base, out);
        for (Fragment fragment : loader.fragments(files, out)) {
            keys.add(fragment, true);
            overlay.apply(fragment);
        }
        return overlay.result();
    }

    /** Patches see the document as its authors nested it, with decK's keys still in it. */
    private Fragment patched(Fragment document) {
        List<Path> files = sources.patches();
        if (files.isEmpty()) {
            return document;
        }
        List<MapNode.Entry> entries = new ArrayList<>(document.meta());
        entries.addAll(Layout.asWritten(document.drafts()));
        entries.addAll(document.others());
        Node current = MapNode.of(entries);
        for (Path file : files) {
            Node before = current;
            current = loader.content(file, out)
                    .map(content -> PatchFile.read(content, out).apply(before))
                    .orElse(before);
        }
        Fragment patched = FragmentReader.read(SourceFile.builtIn(), current, Folder.any(""), out);
        return new Fragment(
                patched.file(), Duplicates.without(patched.drafts(), out), patched.meta(), patched.others());
    }

    private MapNode layout(Fragment document) {
        List<MapNode.Entry> entries = new ArrayList<>(DocumentKeys.head(document));
        entries.addAll(Layout.canonical(document.drafts(), memory, out));
        entries.addAll(document.others());
        return MapNode.of(entries);
    }

    private void unusedValues() {
        List<Diagnostic> unused = values.unused();
        if (unused.isEmpty() || !loader.complete()) {
            return;
        }
        if (project.single().isEmpty()) {
            values.markUsedIn(Settings.elsewhere(project, options.env()));
        }
        out.addAll(values.unused());
    }
}
