package dev.gw.check.expression;

/** The rules of the grammar, in the order and by the names Kong's messages have. */
enum Syntax {
    EOI("EOI"),
    IDENT("ident"),
    RHS("rhs"),
    TRANSFORM_FUNC("transform_func"),
    LHS("lhs"),
    INT_LITERAL("int_literal"),
    HEX_DIGITS("hex_digits"),
    OCT_DIGITS("oct_digits"),
    DEC_DIGITS("dec_digits"),
    STR_LITERAL("str_literal"),
    STR_CHAR("str_char"),
    STR_ESC("str_esc"),
    RAWSTR_LITERAL("rawstr_literal"),
    RAWSTR_CHAR("rawstr_char"),
    IPV4_LITERAL("ipv4_literal"),
    IPV6_LITERAL("ipv6_literal"),
    IPV4_CIDR_LITERAL("ipv4_cidr_literal"),
    IPV6_CIDR_LITERAL("ipv6_cidr_literal"),
    BINARY_OPERATOR("binary_operator"),
    AND_OP("and_op"),
    OR_OP("or_op"),
    NOT_OP("not_op"),
    PREDICATE("predicate"),
    PARENTHESISED_EXPRESSION("parenthesised_expression"),
    TERM("term"),
    EXPRESSION("expression"),
    MATCHER("matcher");

    private final String shown;

    Syntax(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }
}
