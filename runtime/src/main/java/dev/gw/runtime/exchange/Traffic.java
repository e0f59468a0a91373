package dev.gw.runtime.exchange;

/** What one request and its answer cost on the client's connection, in octets; it grows while they are under way. */
public interface Traffic {
    /** The traffic of an exchange that came over no connection. */
    Traffic NONE = new Traffic() {
        @Override
        public long received() {
            return 0;
        }

        @Override
        public long sent() {
            return 0;
        }

        @Override
        public long bodyLength() {
            return -1;
        }

        @Override
        public boolean keepsAlive() {
            return true;
        }
    };

    /** The request, head and body. */
    long received();

    /** The answer, head and body. */
    long sent();

    /** The answer's Content-Length; -1 where it has none. */
    long bodyLength();

    /** Whether the connection may be used again. */
    boolean keepsAlive();
}
