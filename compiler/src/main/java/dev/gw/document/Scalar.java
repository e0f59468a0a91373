package dev.gw.document;

import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A single value: null, true or false, a number or a string, with the spelling it had in its file.
 *
 * <p>A scalar whose value came from the environment is {@linkplain #isSensitive() sensitive}: it may be written to the
 * output, but {@link #shown()} is all that a message, log or diff may say of it.
 */
public final class Scalar implements Node {
    /** What a sensitive value is shown as. */
    public static final String MASK = "(value from the environment)";

    private final @Nullable Object value;
    private final String text;
    private final SourceFile file;
    private final int start;
    /** How long it is where it stands, how it was written, and whether it is sensitive: from the high bits to the low. */
    private final int extent;

    private static final int LENGTH_SHIFT = 4;
    private static final int STYLE_MASK = 7;

    /** How a scalar was written. */
    public enum Style {
        PLAIN(0),
        SINGLE_QUOTED(1),
        DOUBLE_QUOTED(2),
        LITERAL(3),
        FOLDED(4);

        private final int bits;

        Style(int bits) {
            this.bits = bits;
        }

        private static Style of(int bits) {
            return switch (bits) {
                case 0 -> PLAIN;
                case 1 -> SINGLE_QUOTED;
                case 2 -> DOUBLE_QUOTED;
                case 3 -> LITERAL;
                default -> FOLDED;
            };
        }
    }

    private Scalar(@Nullable Object value, String text, Style style, boolean sensitive, Span span) {
        this(value, text, style, sensitive, span.file(), span.start(), span.end());
    }

    /** The place lies flat in it: there are too many scalars for an object of its own each, or a field for each trait. */
    private Scalar(
            @Nullable Object value, String text, Style style, boolean sensitive, SourceFile file, int start, int end) {
        this.value = value;
        this.text = text;
        this.file = file;
        this.start = start;
        this.extent = (end - start) << LENGTH_SHIFT | style.bits << 1 | (sensitive ? 1 : 0);
    }

    static Scalar string(String value, Style style, SourceFile file, int start, int end) {
        return new Scalar(value, value, style, false, file, start, end);
    }

    public static Scalar string(String value, Span span) {
        return new Scalar(value, value, Style.PLAIN, false, span);
    }

    public static Scalar string(String value, Style style, Span span) {
        return new Scalar(value, value, style, false, span);
    }

    public static Scalar string(String value) {
        return string(value, Span.nowhere());
    }

    /** A whole number, spelled as given. */
    public static Scalar integer(long value, String text, Span span) {
        return new Scalar(value, text, Style.PLAIN, false, span);
    }

    public static Scalar integer(long value) {
        return integer(value, Long.toString(value), Span.nowhere());
    }

    /** A number with a fraction or exponent, or too large for a long; spelled as given. */
    public static Scalar number(double value, String text, Span span) {
        return new Scalar(value, text, Style.PLAIN, false, span);
    }

    public static Scalar bool(boolean value, String text, Span span) {
        return new Scalar(value, text, Style.PLAIN, false, span);
    }

    public static Scalar bool(boolean value) {
        return bool(value, Boolean.toString(value), Span.nowhere());
    }

    public static Scalar nil(Span span) {
        return new Scalar(null, "null", Style.PLAIN, false, span);
    }

    /** The same value in another place. */
    public Scalar at(Span place) {
        return new Scalar(value, text, style(), isSensitive(), place);
    }

    /** The same value in another place of a file. */
    Scalar at(SourceFile where, int from, int to) {
        return new Scalar(value, text, style(), isSensitive(), where, from, to);
    }

    /** The same value, marked as one that no message may show. */
    public Scalar sensitive() {
        return new Scalar(value, text, style(), true, file, start, end());
    }

    public boolean isNull() {
        return value == null;
    }

    public boolean isString() {
        return value instanceof String;
    }

    public boolean isBoolean() {
        return value instanceof Boolean;
    }

    /** Whether it is a number of either kind. */
    public boolean isNumber() {
        return value instanceof Number;
    }

    /** Whether it is a number without a fraction, spelled 3 or 3.0 (Lua has one type for both). */
    public boolean isWhole() {
        return value instanceof Long || (value instanceof Double d && d == Math.rint(d) && !Double.isInfinite(d));
    }

    /** null, {@link Boolean}, {@link Long}, {@link Double} or {@link String}. */
    public @Nullable Object value() {
        return value;
    }

    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    /** The number as Lua sees it; NaN for anything else. */
    public double number() {
        return value instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    /** The string's content; for other types the spelling in the file. */
    public String text() {
        return text;
    }

    public Style style() {
        return Style.of(extent >>> 1 & STYLE_MASK);
    }

    public boolean isSensitive() {
        return (extent & 1) != 0;
    }

    /** The text for messages: the value, or {@link #MASK} where it is sensitive. */
    public String shown() {
        return isSensitive() ? MASK : text;
    }

    @Override
    public Span span() {
        return file.isBuiltIn() ? Span.nowhere() : new Span(file, start, end());
    }

    /** Whether it stands in a file. */
    public boolean isWritten() {
        return !file.isBuiltIn();
    }

    /** Where it ends, as {@link #span()} says it. */
    int end() {
        return start + (extent >>> LENGTH_SHIFT);
    }

    @Override
    public boolean sameAs(Node other) {
        if (!(other instanceof Scalar scalar)) {
            return false;
        }
        if (value instanceof Number && scalar.value instanceof Number) {
            return number() == scalar.number();
        }
        return Objects.equals(value, scalar.value);
    }

    @Override
    public String toString() {
        return shown();
    }
}
