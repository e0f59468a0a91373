package dev.gw.drill.proof;

/** What is wrong with a token. */
public enum TokenFault {
    NONE("a right token"),
    EXPIRED("an expired token"),
    NOT_YET_VALID("a token that is not valid yet"),
    TOO_LONG("a token that is good for too long"),
    WITHOUT_EXPIRY("a token that never expires"),
    FOREIGN_KEY("a token signed with another key"),
    UNKNOWN_ISSUER("a token whose key nobody knows"),
    WITHOUT_ISSUER("a token that names no key"),
    ALG_NONE("a token of algorithm none"),
    WRONG_ALGORITHM("a token of another algorithm"),
    TAMPERED("a token that was changed after it was signed"),
    WITHOUT_SIGNATURE("a token whose signature was cut off"),
    MALFORMED("what is no token");

    private final String words;

    TokenFault(String words) {
        this.words = words;
    }

    /** What such a token is called. */
    public String words() {
        return words;
    }
}
