package dev.gw.check.expression;

/** How a field is compared with a value. */
public enum Operator {
    EQUALS("=="),
    NOT_EQUALS("!="),
    REGEX("~"),
    PREFIX("^="),
    POSTFIX("=^"),
    GREATER_OR_EQUAL(">="),
    GREATER(">"),
    LESS_OR_EQUAL("<="),
    LESS("<"),
    IN("in"),
    NOT_IN("not in"),
    CONTAINS("contains");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** As it is written. */
    public String sign() {
        return sign;
    }

    static Operator of(String sign) {
        for (Operator operator : values()) {
            if (operator.sign.equals(sign)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("the grammar has no operator " + sign);
    }
}
