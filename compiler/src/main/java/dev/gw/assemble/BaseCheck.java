package dev.gw.assemble;

import dev.gw.assemble.draft.Draft;
import dev.gw.assemble.draft.Fragment;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.MapNode;
import dev.gw.source.Span;
import java.util.Set;

/** Reports what may stand in an overlay only, or in a file that is a project of its own. */
final class BaseCheck {
    private static final Set<String> INSTRUCTIONS = Set.of("$new", "$remove", "$append", "$prepend", "$replace");

    private BaseCheck() {}

    static void check(Fragment fragment, boolean single, Diagnostics out) {
        if (single && fragment.meta("_format_version") == null) {
            out.add(Diagnostic.of(Code.GW1211, new Span(fragment.file(), 0, 0), "_format_version is missing")
                    .help("begin the file with _format_version: \"3.0\""));
        }
        if (!fragment.file().mayMean("$")) {
            return;
        }
        for (Draft draft : fragment.drafts()) {
            instructions(draft, draft.fields(), out);
        }
    }

    private static void instructions(Draft draft, MapNode map, Diagnostics out) {
        for (MapNode.Entry entry : map.entries()) {
            if (INSTRUCTIONS.contains(entry.name())) {
                out.add(Diagnostic.of(
                                Code.GW1205,
                                entry.key().span(),
                                entry.name() + " has a meaning only in an overlay, but " + draft.label()
                                        + " stands in the base")
                        .help("overlays are the files in config/env"));
            } else if (entry.value() instanceof MapNode inner && map == draft.fields()) {
                instructions(draft, inner, out);
            }
        }
    }
}
