package dev.gw.runtime.http;

/** Told to connections whose listener closes: they end what is under way, and take no more. */
public enum Draining {
    BEGUN
}
