package dev.gw.assemble.patch;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.BoundedText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Whether a text matches a regular expression; false where it takes too many steps to tell.
 *
 * @param text what is looked at; anything but a text matches nothing
 * @param whole whether all of the text has to match, not a part
 */
record Matching(Filter.Operand text, Pattern pattern, boolean whole) implements Filter {
    private static final int MOST_STEPS = 1_000_000;

    static Matching of(Filter.Operand text, String regex, boolean whole, int offset) throws PathSyntaxException {
        try {
            return new Matching(text, Pattern.compile(regex), whole);
        } catch (PatternSyntaxException e) {
            throw new PathSyntaxException("the regular expression can't be read: " + e.getDescription(), offset);
        }
    }

    @Override
    public boolean test(Match node, Match root) {
        return text.values(node, root).stream().anyMatch(this::matches);
    }

    private boolean matches(Node value) {
        if (!(value instanceof Scalar scalar) || !scalar.isString()) {
            return false;
        }
        Matcher matcher = pattern.matcher(BoundedText.of(scalar.text(), MOST_STEPS));
        return BoundedText.holds(whole ? matcher::matches : matcher::find);
    }
}
