package dev.gw.runtime.upstream;

/**
 * How long each step may take, in milliseconds.
 *
 * @param connect until the connection stands
 * @param write between two writes
 * @param read between two reads
 */
public record Timeouts(int connect, int write, int read) {}
