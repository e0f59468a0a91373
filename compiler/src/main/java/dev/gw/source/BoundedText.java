package dev.gw.source;

import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that lets itself be looked at a limited number of times. The JDK's engine looks at a character for each step it
 * takes, so an expression that runs away is stopped. For one match only; not thread-safe.
 */
public final class BoundedText implements CharSequence {
    private final String text;
    private int left;

    private BoundedText(String text, int budget) {
        this.text = text;
        this.left = budget;
    }

    /**
     * Finds an expression anywhere in a text.
     *
     * @param budget how many characters may be looked at, those looked at again included
     * @return the match; null where there is none, or none within the budget
     */
    public static @Nullable Matcher find(Pattern pattern, String text, int budget) {
        Matcher matcher = pattern.matcher(of(text, budget));
        return holds(matcher::find) ? matcher : null;
    }

    /** Whether an expression is nowhere in a text; false where the budget doesn't last. */
    public static boolean isAbsent(Pattern pattern, String text, int budget) {
        Matcher matcher = pattern.matcher(of(text, budget));
        return holds(() -> !matcher.find());
    }

    /** A text that may be looked at so many times. */
    public static CharSequence of(String text, int budget) {
        return new BoundedText(text, budget);
    }

    /** What a match says; false where it is stopped. */
    public static boolean holds(BooleanSupplier match) {
        try {
            return match.getAsBoolean();
        } catch (BudgetSpent tooHard) {
            return false;
        } catch (StackOverflowError tooDeep) {
            return false;
        }
    }

    @Override
    public char charAt(int index) {
        if (left-- == 0) {
            throw BudgetSpent.INSTANCE;
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class BudgetSpent extends RuntimeException {
        static final BudgetSpent INSTANCE = new BudgetSpent();

        BudgetSpent() {
            super(null, null, false, false);
        }
    }
}
