package dev.gw.krakend.emit;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.MapNode;
import dev.gw.krakend.Row;
import java.util.List;
import java.util.Optional;

/**
 * What came of a translation.
 *
 * @param document the krakend.json; empty where a field was refused
 * @param rows what became of each field
 * @param diagnostics what was refused, and what else there is to say
 */
public record Translation(Optional<MapNode> document, List<Row> rows, List<Diagnostic> diagnostics) {}
