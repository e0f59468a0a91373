package dev.gw.krakend;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.source.SourceFile;

/** Tells a configuration of KrakenD from others. Stateless. */
public final class KrakendFile {
    private static final int HEAD = 4_096;

    private KrakendFile() {}

    /** Whether a text looks like a krakend.json, or a template of one, before it is read. */
    public static boolean looksLike(SourceFile file) {
        String name = file.name().substring(file.name().lastIndexOf('/') + 1);
        boolean json = name.endsWith(".json") || name.endsWith(".tmpl");
        if (!json) {
            return false;
        }
        String text = file.text();
        String head = text.substring(0, Math.min(text.length(), HEAD));
        return name.startsWith("krakend.")
                || head.contains("krakend.io/schema")
                || (text.contains("\"endpoints\"")
                        && text.contains("\"backend\"")
                        && !text.contains("_format_version"));
    }

    /** Whether a document is one. */
    public static boolean isOne(MapNode document) {
        boolean three = document.get("version") instanceof Scalar version && version.number() == 3;
        return three && !document.has("_format_version") && !document.has("services");
    }
}
