package dev.gw.diff;

/** What has to happen to an entity so that one configuration becomes the other. */
public enum Action {
    CREATE("create", '+'),
    CHANGE("change", '~'),
    DESTROY("destroy", '-');

    private final String label;
    private final char sign;

    Action(String label, char sign) {
        this.label = label;
        this.sign = sign;
    }

    /** {@code create}, {@code change} or {@code destroy}. */
    public String label() {
        return label;
    }

    /** {@code +}, {@code ~} or {@code -}. */
    public char sign() {
        return sign;
    }
}
