package dev.gw.runtime.upstream;

import dev.gw.runtime.exchange.Exchange;
import java.util.concurrent.CompletionStage;

/** Chooses the peers that a service's requests go to. Thread-safe. */
@FunctionalInterface
public interface PeerSource {
    /** The tries of one request. */
    Tries open(Exchange exchange);

    /** Chooses the peer for each try of one request, and hears how it went. Used from the request's event loop. */
    interface Tries {
        /**
         * The peer for the next try.
         *
         * @return completes on any thread, exceptionally with {@link NoPeer}
         */
        CompletionStage<Peer> next();

        /** The latest try failed, and another follows. */
        default void failed(Failure.Kind kind) {}

        /**
         * The request is over. Called once after a peer was chosen.
         *
         * @param status what the latest try brought: the upstream's status, or that of its failure; 0 where the client
         *     went away before
         * @param seconds how long connection and answer took; 0 where there were several tries
         */
        default void over(int status, double seconds) {}
    }

    /** There is nobody to ask; the message is what the client is told. */
    final class NoPeer extends Exception {
        private final int status;

        /** The answer that the client gets. */
        public NoPeer(int status, String message) {
            super(message, null, false, false);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
