package dev.gw.runtime.exchange;

/**
 * Is told what becomes of every exchange. Called on the exchange's event loop, by several loops at once; must neither
 * block nor throw.
 */
public interface ExchangeObserver {
    /** The plugins have had their say about the head of the answer, and it is about to be sent; it may be changed. */
    default void answering(Exchange exchange, Course course) {}

    /** The answer is out, or the client has gone without one. */
    default void finished(Exchange exchange, Course course) {}
}
