package dev.gw.check.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.expression.Expression.And;
import dev.gw.check.expression.Expression.Not;
import dev.gw.check.expression.Expression.Or;
import dev.gw.check.expression.Expression.Predicate;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a > 0                                         | (a > 0)",
                "a == 1 && b != 2                              | ((a == 1) && (b != 2))",
                "a ^= \"1\" && b =^ \"2\" or                   | error",
                "!(a == 1)                                     | !((a == 1))",
                "any(lower(a.b)) ~ \"x\"                       | (any(lower(a.b)) ~ x)",
                "a in 10.0.0.0/24                              | (a in 10.0.0.0/24)",
                "a not in 2001:db8::/32                        | (a not in 32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.0/32)",
                "a == 0x1F                                     | (a == 31)",
                "a == 0123                                     | (a == 83)",
                "a == 08                                       | (a == 8)",
                "a == -0x10                                    | (a == -16)",
                "a == \"q\\\"\\\\n\"                           | (a == q\"\\n)",
                "a contains r#\"x\\y\"#                        | (a contains x\\y)"
            })
    void anExpressionIsReadAsKongReadsIt(String text, String tree) {
        Expression expression = Expressions.parse(text.strip()).expression();
        assertThat(expression == null ? "error" : shown(expression)).isEqualTo(tree);
    }

    @Test
    void orBindsTighterThanAnd() {
        Expression read = Objects.requireNonNull(
                Expressions.parse("a > 1 || b < 2 && c <= 3 || d >= 4").expression());
        assertThat(shown(read)).isEqualTo("(((a > 1) || (b < 2)) && ((c <= 3) || (d >= 4)))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "! a == 1                  | 1:1 expected term",
                "a                         | 1:2 expected binary_operator",
                "a ==                      | 1:5 expected rhs",
                "a == 1 b == 2             | 1:8 expected EOI, and_op, or or_op",
                "a == \"x                  | 1:8 expected str_char or str_esc",
                "a == r#\"x                | 1:10 expected rawstr_char",
                "a == 0x                   | 1:8 expected hex_digits",
                "a == -                    | 1:7 expected oct_digits or dec_digits",
                "(a == 1                   | 1:8 expected and_op or or_op",
                "a == 1.2.3.400            | 1:6 invalid IPv4 address syntax",
                "a == 1:2                  | 1:6 invalid IPv6 address syntax",
                "a in 10.0.0.0/33          | 1:6 invalid length for network: Network length 33 is too long for Ipv4"
                        + " (maximum: 32)",
                "a in ::/999               | 1:6 couldn't parse length in network: number too large to fit in target"
                        + " type",
                "a == 99999999999999999999 | 1:6 number too large to fit in target type",
                "foo(a) == 1               | 1:1 unknown transformation function: foo",
                "a ~ 1                     | 1:5 regex operator can only be used with String operands",
                "a not  in 10.0.0.0/8      | 1:3 exactly one space stands within: not in"
            })
    void whatIsNoExpressionIsShownWithItsPlace(String text, String place) {
        String problem = Expressions.parse(text.strip()).problem();
        String first = place.substring(0, place.indexOf(' '));
        String reason = place.substring(place.indexOf(' ') + 1);
        assertThat(problem).startsWith(" --> " + first + "\n").endsWith("= " + reason);
    }

    @Test
    void theWholeMessageIsThatOfKongsParser() {
        assertThat(Expressions.parse("(a == 1 || b == 2) && ! c == 3").problem())
                .isEqualTo(" --> 1:23\n  |\n1 | (a == 1 || b == 2) && ! c == 3\n"
                        + "  |                       ^---\n  |\n  = expected term");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http.path == 1 | Type mismatch between the LHS and RHS values of predicate",
                "lower(net.dst.port) == 1"
                        + " | lower-case transformation function only supported with String type fields",
                "http.path in 10.0.0.0/8 | In/NotIn operators only supports IP in CIDR",
                "net.src.ip ~ \"x\" | Regex operators only supports string operands",
                "http.path > \"x\" | Greater/GreaterOrEqual/Lesser/LesserOrEqual operators only supports integer"
                        + " operands",
                "http.what == \"x\" | Unknown LHS field",
                "http.path.segments.3_2 == \"x\" | illformed http.path.segments.* field"
            })
    void whatDoesNotGoTogetherIsNamedInKongsWords(String text, String problem) {
        assertThat(Expressions.problem(text, FieldTypes.HTTP)).isEqualTo(problem);
    }

    @Test
    void theFormerNameOfThePortStillCounts() {
        assertThat(Expressions.problem("net.port == 80", FieldTypes.HTTP)).isNull();
        assertThat(Expressions.problem("http.path == \"/\"", FieldTypes.STREAM)).isEqualTo("Unknown LHS field");
    }

    @Test
    void noTextHoweverOddTakesLongOrFails() {
        Random random = new Random(20261121);
        String parts = "(!)&|=~^<> \n\t\"\\r#.:/0x19afinotcontainslower(any(http.path";
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(40); k > 0; k--) {
                int at = random.nextInt(parts.length());
                text.append(parts, at, Math.min(parts.length(), at + 1 + random.nextInt(4)));
            }
            Expressions.Parsed parsed = Expressions.parse(text.toString());
            assertThat(parsed.expression() == null).isEqualTo(parsed.problem() != null);
        }
        assertThat(Expressions.parse("(".repeat(100_000)).problem()).isEqualTo("the expression is nested too deeply");
        assertThat(Expressions.parse("lower(".repeat(100_000)).problem())
                .isEqualTo("the expression is nested too deeply");
    }

    private static String shown(Expression expression) {
        if (expression instanceof And and) {
            return and.parts().stream().map(ExpressionsTest::shown).collect(Collectors.joining(" && ", "(", ")"));
        }
        if (expression instanceof Or or) {
            return or.parts().stream().map(ExpressionsTest::shown).collect(Collectors.joining(" || ", "(", ")"));
        }
        if (expression instanceof Not not) {
            return "!(" + shown(not.inner()) + ")";
        }
        Predicate predicate = (Predicate) expression;
        String field = predicate.lower() ? "lower(" + predicate.field() + ")" : predicate.field();
        field = predicate.any() ? "any(" + field + ")" : field;
        return "(" + field + " " + predicate.operator().sign() + " " + shown(predicate.value()) + ")";
    }

    private static String shown(Literal value) {
        if (value instanceof Literal.Text text) {
            return text.text();
        }
        if (value instanceof Literal.Regex regex) {
            return regex.pattern();
        }
        if (value instanceof Literal.Int number) {
            return Long.toString(number.number());
        }
        if (value instanceof Literal.Range range) {
            return shown(range.first()) + "/" + range.bits();
        }
        return ((Literal.Address) value).octets().stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
