package dev.gw.runtime.http;

/** Takes the fields of a head, one behind the other. */
@FunctionalInterface
public interface FieldWriter {
    void field(String name, String value);
}
