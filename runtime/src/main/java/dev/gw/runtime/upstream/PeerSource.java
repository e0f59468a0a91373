package dev.gw.runtime.upstream;

import dev.gw.runtime.exchange.Exchange;
import java.util.concurrent.CompletionStage;

/** Chooses the peer for each try of a request. */
public interface PeerSource {
    /**
     * The peer for the next try.
     *
     * @param attempt counts the tries of this request from 0
     * @return completes on the exchange's event loop, or exceptionally with {@link NoPeer}
     */
    CompletionStage<Peer> next(Exchange exchange, int attempt);

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
