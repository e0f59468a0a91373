package dev.gw.krakend.imports;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.MapNode;
import dev.gw.krakend.Row;
import java.util.List;
import java.util.Optional;

/**
 * What came of an import.
 *
 * @param document a document of Kong's with policies; empty where a field was refused
 * @param issuers whose tokens are let in: their keys are still to be fetched
 * @param rows what became of each field
 * @param diagnostics what was refused
 */
public record Imported(Optional<MapNode> document, List<Issuer> issuers, List<Row> rows, List<Diagnostic> diagnostics) {
    /**
     * Somebody whose tokens are let in.
     *
     * @param name what the policy is called
     * @param issuer as tokens say it
     * @param uri where its keys are; empty where they are in a file
     * @param file the file with its keys, beside the krakend.json; empty where they are elsewhere
     */
    public record Issuer(String name, String issuer, String uri, String file) {}
}
