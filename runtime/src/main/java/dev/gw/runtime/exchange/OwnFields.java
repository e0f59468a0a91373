package dev.gw.runtime.exchange;

/** Fields of answers that the gateway names itself, by its configuration or by code. */
public final class OwnFields {
    private OwnFields() {}

    /** The name that is sent: nginx writes hyphens where Lua code names a field of an answer with underscores. */
    public static String name(String given) {
        return given.replace('_', '-');
    }
}
