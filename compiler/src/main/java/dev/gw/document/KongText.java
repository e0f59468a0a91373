package dev.gw.document;

import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** How Kong's reader takes characters and tags, and what it says. */
final class KongText {
    /** The value of a scalar whose tag Kong's reader does not know, and so passes over. */
    static final Object UNKNOWN = new Object();

    private static final String CORE = "tag:yaml.org,2002:";

    private KongText() {}

    /** YAML 1.1 breaks lines at three characters more; replaced one for one, so that places stay. */
    static String breaks(String text) {
        boolean any = text.indexOf('\u0085') >= 0 || text.indexOf('\u2028') >= 0 || text.indexOf('\u2029') >= 0;
        return any ? text.replace('\u0085', '\n').replace('\u2028', '\n').replace('\u2029', '\n') : text;
    }

    /** The offset of the first character that may not stand in YAML; -1 where there is none. */
    static int firstControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7F;
            if (!plain && c != '\n' && c != '\t' && c != '\r' && c != 0x85 && (c < 0xA0 || c > 0xFFFD)) {
                return i;
            }
        }
        return -1;
    }

    /** The value by an explicit tag; {@link KongScalars#FAILS} where it does not fit. */
    static @Nullable Object tagged(String tag, String text) {
        Object value = KongScalars.value(text);
        return switch (tag) {
            case CORE + "null" -> null;
            case CORE + "str" -> text;
            case CORE + "int", CORE + "float" -> value instanceof Number ? value : KongScalars.FAILS;
            case CORE + "bool" -> value instanceof Boolean ? value : yesNo(text);
            default -> UNKNOWN;
        };
    }

    private static Object yesNo(String text) {
        return switch (text) {
            case "y", "Y" -> true;
            case "n", "N" -> false;
            default -> KongScalars.FAILS;
        };
    }

    /** The value as Lua prints it. */
    static String lua(Scalar scalar) {
        return scalar.isNull() ? "userdata: NULL" : scalar.text();
    }

    /** The problem in the words of Kong's reader. */
    static String problem(SourceFile file, YamlEngineException e) {
        if (!(e instanceof MarkedYamlEngineException marked)) {
            return "found incompatible YAML document";
        }
        Place place = Place.of(file, marked);
        String problem = place.problem();
        if (problem.startsWith("mapping values are not allowed")) {
            return "mapping values are not allowed in this context";
        }
        if (problem.startsWith("sequence entries are not allowed")) {
            return "block sequence entries are not allowed in this context";
        }
        if (problem.startsWith("mapping keys are not allowed")) {
            return "mapping keys are not allowed in this context";
        }
        if (problem.startsWith("expected <block end>")) {
            return place.context().endsWith("block mapping")
                    ? "did not find expected key"
                    : "did not find expected '-' indicator";
        }
        return scanner(place, problem);
    }

    private static String scanner(Place place, String problem) {
        if (problem.contains("that cannot start any token") || problem.startsWith("found a key after")) {
            return place.found() == '\t' ? tab(place) : "found character that cannot start any token";
        }
        if (problem.startsWith("expected ',' or")) {
            return problem.contains("']'") ? "did not find expected ',' or ']'" : "did not find expected ',' or '}'";
        }
        if (problem.startsWith("found unknown escape")) {
            return "found unknown escape character";
        }
        if (problem.startsWith("expected escape sequence")) {
            return "did not find expected hexdecimal number";
        }
        if (place.context().endsWith("an alias") || place.context().endsWith("an anchor")) {
            return "did not find expected alphabetic or numeric character";
        }
        return parser(problem);
    }

    /** Whether a plain scalar in brackets is followed by a colon and at once by a bracket, which YAML 1.1 forbids. */
    static boolean isOddColon(Span span) {
        String text = span.file().text();
        int at = span.end();
        return at > span.start()
                && at + 1 < text.length()
                && text.charAt(at) == ':'
                && ",?[]{}".indexOf(text.charAt(at + 1)) >= 0;
    }

    /** What Kong's reader says of a tab depends on what it was reading: a plain scalar, a block, or neither. */
    static String tab(Place place) {
        int before = place.at() - 1;
        while (before >= 0 && place.text().charAt(before) <= ' ') {
            before--;
        }
        char last = before < 0 ? ':' : place.text().charAt(before);
        boolean broken =
                before < 0 || place.text().substring(before, place.at()).indexOf('\n') >= 0;
        if (last == '|' || last == '>') {
            return "found a tab character where an indentation space is expected";
        }
        return broken && ":-?\"'[]{},".indexOf(last) < 0
                ? "found a tab character that violates indentation"
                : "found character that cannot start any token";
    }

    private static String parser(String problem) {
        if (problem.startsWith("expected the node content")) {
            return "did not find expected node content";
        }
        if (problem.startsWith("expected '<document start>'")) {
            return "did not find expected <document start>";
        }
        if (problem.startsWith("expected a comment or a line break") || problem.startsWith("expected chomping")) {
            return "did not find expected comment or line break";
        }
        if (problem.startsWith("expected URI escape")) {
            return "did not find URI escaped octet";
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "could not find expected ':'";
        }
        return problem.startsWith("found undefined tag handle") ? "found undefined tag handle" : problem.strip();
    }
}
