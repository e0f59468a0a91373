package dev.gw.runtime.upstream;

/**
 * Why a try failed.
 *
 * @param kind what happened
 * @param sent whether part of the request had gone out
 */
public record Failure(Kind kind, boolean sent) {
    /** What can happen, with the status that the client gets if no other try follows. */
    public enum Kind {
        CONNECT(502),
        CONNECT_TIMEOUT(504),
        HANDSHAKE(502),
        CLOSED(502),
        WRITE_TIMEOUT(504),
        READ_TIMEOUT(504),
        MALFORMED(502);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
