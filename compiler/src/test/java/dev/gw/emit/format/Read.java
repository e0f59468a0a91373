package dev.gw.emit.format;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.source.SourceFile;
import java.util.List;

/** A file and what was found in it, for tests. */
record Read(SourceFile file, List<Diagnostic> found) {
    static Read of(String text) {
        SourceFile file = SourceFile.of("a.yml", text);
        Diagnostics out = new Diagnostics();
        DocumentReader.read(file, Dialect.SOURCE, out);
        return new Read(file, out.sorted());
    }
}
