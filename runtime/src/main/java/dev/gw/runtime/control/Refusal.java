package dev.gw.runtime.control;

/** Ends the work on a request with an answer. Made without a stack trace. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AdminAnswer answer;

    Refusal(AdminAnswer answer) {
        super("refused", null, false, false);
        this.answer = answer;
    }

    AdminAnswer answer() {
        return answer;
    }
}
