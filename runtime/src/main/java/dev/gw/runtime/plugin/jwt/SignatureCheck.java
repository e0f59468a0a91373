package dev.gw.runtime.plugin.jwt;

/** Checks signatures with one algorithm and one key. Thread-safe. */
interface SignatureCheck {
    /**
     * Whether a signature belongs to some data.
     *
     * @throws IllegalStateException where Kong fails instead of saying no: an unusable key, a signature of a length that
     *     the algorithm never has
     */
    boolean isSignatureOf(byte[] data, byte[] signature);
}
