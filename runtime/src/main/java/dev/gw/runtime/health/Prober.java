package dev.gw.runtime.health;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;

/** Asks an address how it is. */
public interface Prober {
    /**
     * Probes once.
     *
     * @param host what the Host header says
     * @return never completes exceptionally
     */
    CompletionStage<Finding> probe(InetSocketAddress address, String host, ActiveSettings settings);

    /**
     * What a probe found.
     *
     * @param kind what happened
     * @param status the HTTP status of an answer; 0 where it was no HTTP
     */
    record Finding(Kind kind, int status) {
        /** What can happen. */
        public enum Kind {
            ANSWER,
            TCP_FAILURE,
            TIMEOUT
        }

        /** An answer with a status. */
        public static Finding answer(int status) {
            return new Finding(Kind.ANSWER, status);
        }

        /** No connection, or one that broke. */
        public static Finding tcpFailure() {
            return new Finding(Kind.TCP_FAILURE, 0);
        }

        /** No answer in time. */
        public static Finding timeout() {
            return new Finding(Kind.TIMEOUT, 0);
        }
    }
}
