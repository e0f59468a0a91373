package dev.gw.runtime.exchange;

/** Sees the body of an answer pass by. Called on the exchange's event loop. */
public interface BodyObserver {
    /** The next octets; not to be changed. */
    void data(byte[] piece);

    /** That was all of it; not called for a body that breaks off. */
    void end();
}
