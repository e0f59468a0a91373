package dev.gw.drill.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A text with places for values: <code>/orders/{{id}}</code>. Immutable. */
public final class Template {
    private final String source;
    private final List<Piece> pieces;

    private record Piece(String text, boolean isName) {}

    private Template(String source, List<Piece> pieces) {
        this.source = source;
        this.pieces = List.copyOf(pieces);
    }

    /** Reads a template; braces that don't close are text. */
    public static Template of(String source) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            int open = source.indexOf("{{", at);
            int close = open < 0 ? -1 : source.indexOf("}}", open + 2);
            if (close < 0) {
                break;
            }
            if (open > at) {
                pieces.add(new Piece(source.substring(at, open), false));
            }
            pieces.add(new Piece(source.substring(open + 2, close).strip(), true));
            at = close + 2;
        }
        if (at < source.length()) {
            pieces.add(new Piece(source.substring(at), false));
        }
        return new Template(source, pieces);
    }

    /** The same with the texts between its values changed, as it would be written. */
    String withTexts(UnaryOperator<String> change) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            out.append(piece.isName() ? "{{" + piece.text() + "}}" : change.apply(piece.text()));
        }
        return out.toString();
    }

    /** Goes through its pieces in order. */
    public void read(Consumer<String> texts, Consumer<String> names) {
        pieces.forEach(piece -> (piece.isName() ? names : texts).accept(piece.text()));
    }

    /** Whether it is the same for everybody. */
    public boolean isFixed() {
        return pieces.stream().noneMatch(Piece::isName);
    }

    /** The names of its values. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        pieces.stream().filter(Piece::isName).forEach(piece -> names.add(piece.text()));
        return names;
    }

    /** The text with its values; a value that is not there is empty. */
    public String render(Function<String, @Nullable String> values) {
        if (pieces.size() == 1 && !pieces.get(0).isName()) {
            return pieces.get(0).text();
        }
        StringBuilder out = new StringBuilder(source.length() + 16);
        for (Piece piece : pieces) {
            if (piece.isName()) {
                String value = values.apply(piece.text());
                out.append(value == null ? "" : value);
            } else {
                out.append(piece.text());
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return source;
    }
}
