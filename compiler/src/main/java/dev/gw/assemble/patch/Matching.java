package dev.gw.assemble.patch;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Whether a text matches a regular expression.
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
        var matcher = pattern.matcher(new Budgeted(scalar.text(), new AtomicInteger(MOST_STEPS)));
        try {
            return whole ? matcher.matches() : matcher.find();
        } catch (BudgetSpent e) {
            return false;
        }
    }

    /** A text that can be looked at only so often: some expressions would never come to an end. */
    private record Budgeted(String text, AtomicInteger left) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (left.getAndDecrement() <= 0) {
                throw new BudgetSpent();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Budgeted(text.substring(start, end), left);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class BudgetSpent extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
