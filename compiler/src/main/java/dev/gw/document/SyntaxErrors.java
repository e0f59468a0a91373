package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.List;
import java.util.Locale;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Says in plain words what the YAML library's exceptions mean. */
final class SyntaxErrors {
    private SyntaxErrors() {}

    /** At least one diagnostic; each has a place in the file. */
    static List<Diagnostic> explain(SourceFile file, YamlEngineException e) {
        if (e instanceof MarkedYamlEngineException marked) {
            Place place = Place.of(file, marked);
            return place.isTab() ? TabErrors.all(place) : List.of(syntax(place));
        }
        Span start = new Span(file, 0, Math.min(1, file.text().length()));
        if (e instanceof ReaderException reader) {
            return List.of(unprintable(file, reader));
        }
        String said = e instanceof YamlVersionException
                ? "the %YAML line names a version that is not YAML 1"
                : "YAML can't be read: " + e.getMessage();
        return List.of(Diagnostic.of(Code.GW1010, start, said));
    }

    private static Diagnostic unprintable(SourceFile file, ReaderException e) {
        int at = Math.min(file.text().indexOf(e.getCodePoint()), file.text().length());
        String code = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
        Span place = new Span(file, Math.max(0, at), Math.max(0, at) + 1);
        return Diagnostic.of(Code.GW1002, place, "control character " + code + " can't stand in a text")
                .help("remove it, or write it in double quotes as an escape");
    }

    private static Diagnostic syntax(Place place) {
        String problem = place.problem();
        if (problem.startsWith("mapping values are not allowed")) {
            return ColonErrors.explain(place);
        }
        if (place.context().endsWith("quoted scalar")) {
            return QuoteErrors.explain(place);
        }
        if (problem.startsWith("expected ',' or")) {
            return FlowErrors.unclosed(place);
        }
        if (problem.startsWith("expected <block end>")) {
            return BlockErrors.explain(place);
        }
        return scanner(place, problem);
    }

    private static Diagnostic scanner(Place place, String problem) {
        if (problem.contains("that cannot start any token")) {
            return QuoteErrors.reserved(place);
        }
        if (place.context().endsWith("an alias") || place.context().endsWith("an anchor")) {
            return QuoteErrors.reserved(place.atContext());
        }
        if (problem.startsWith("sequence entries are not allowed")) {
            return place.error("a list item can't start here, behind other text")
                    .help("start the list on a line of its own; if the - is meant as a text, quote it");
        }
        if (problem.startsWith("could not find expected ':'")) {
            return place.atContext()
                    .lineError("this line has no colon, but stands where a key is expected")
                    .help("write key: value");
        }
        if (problem.startsWith("mapping keys are not allowed")) {
            return place.error("a plain value can't be a single ?").help("quote it: \"?\"");
        }
        return rare(place, problem);
    }

    private static Diagnostic rare(Place place, String problem) {
        if (place.context().endsWith("block scalar")) {
            return problem.contains("leading empty lines")
                    ? place.error("the empty lines that open this block are indented deeper than its text")
                    : place.error("behind | or > only + or - and an indentation from 1 to 9 may stand")
                            .help("start the text on the next line");
        }
        if (place.context().endsWith("a tag") || problem.startsWith("found undefined tag handle")) {
            return place.atContext()
                    .error("this tag can't be read")
                    .help("if the ! is meant as a text, quote the value");
        }
        if (problem.startsWith("expected the node content") || problem.startsWith("expected '<document start>'")) {
            return FlowErrors.stray(place);
        }
        if (place.context().endsWith("a directive")) {
            return place.error("a line that starts with % is a YAML directive, and this one can't be read");
        }
        return place.error("YAML can't be read here: " + problem.strip());
    }
}
