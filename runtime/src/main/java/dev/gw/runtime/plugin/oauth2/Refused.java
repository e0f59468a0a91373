package dev.gw.runtime.plugin.oauth2;

/** What is wrong with a request for a token. Made for every bad request, so it carries no stack trace. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final String error;
    private final boolean challenged;

    private Refused(String error, String description, boolean challenged) {
        super(description, null, false, false);
        this.error = error;
        this.challenged = challenged;
    }

    static Refused of(String error, String description) {
        return new Refused(error, description, false);
    }

    /**
     * The client did not say who it is.
     *
     * @param challenged whether it tried to in a header, so that the answer asks for it there
     */
    static Refused client(boolean challenged) {
        return new Refused("invalid_client", "Invalid client authentication", challenged);
    }

    String error() {
        return error;
    }

    String description() {
        return String.valueOf(getMessage());
    }

    boolean isChallenged() {
        return challenged;
    }
}
