package dev.gw.runtime.limit;

/** Redis took a command and said no. */
public final class RedisRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    RedisRefusal(String message, Throwable cause) {
        super(message, cause);
    }

    /** The first word of what Redis said, which names the kind of problem: WRONGTYPE, LOADING, OOM. */
    public String kind() {
        String message = String.valueOf(getMessage());
        int end = message.indexOf(' ');
        return end < 0 ? message : message.substring(0, end);
    }
}
