package dev.gw.assemble.format;

import dev.gw.assemble.draft.Fragment;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings the fragments of a file to format 3.0. */
public final class FormatVersion {
    private static final List<String> KNOWN = List.of("1.1", "2.1", "3.0");

    private FormatVersion() {}

    /** Checks which format a file is in, upgrades its paths from an older one, and reports paths without a tilde. */
    public static void apply(Fragment fragment, Diagnostics out) {
        Node version = fragment.meta("_format_version");
        boolean old = isOld(version, out);
        PathUpgrade upgrade = new PathUpgrade(old, out);
        int changed = upgrade.apply(fragment.drafts());
        if (old && version instanceof Scalar scalar) {
            String paths = changed == 1 ? "1 path" : changed + " paths";
            out.add(Rewrite.offer(
                    Diagnostic.of(
                                    Code.GW1212,
                                    scalar.span(),
                                    "read as format " + scalar.text() + " and upgraded to 3.0; " + paths + " changed")
                            .help("gw fmt --fix writes the change into the file"),
                    scalar,
                    "3.0"));
        }
    }

    private static boolean isOld(@Nullable Node version, Diagnostics out) {
        if (version == null) {
            return false;
        }
        String text = version instanceof Scalar scalar ? scalar.text() : "";
        if (version instanceof Scalar scalar && scalar.isString()) {
            if (!KNOWN.contains(text)) {
                out.add(Diagnostic.of(
                                Code.GW1211,
                                version.span(),
                                "_format_version is " + scalar.shown() + ", but Kong knows 1.1, 2.1 and 3.0")
                        .help("write _format_version: \"3.0\""));
            }
            return text.equals("1.1") || text.equals("2.1");
        }
        String meant = KNOWN.contains(text) ? text : "3.0";
        boolean number = version instanceof Scalar scalar && scalar.isNumber();
        Diagnostic found = Diagnostic.of(
                Code.GW1211,
                version.span(),
                number ? "_format_version is a number here, but Kong takes a string" : "_format_version is a string");
        out.add(found.help("quote it: \"" + meant + '"').fix(version.span(), '"' + meant + '"'));
        return false;
    }
}
