package dev.gw.runtime.settings;

/**
 * What nginx bounds of its clients. Immutable.
 *
 * @param head the size of a request's head
 * @param times how long a client is waited for
 * @param requests the most requests on a connection: keepalive_requests
 * @param fields which header fields count
 */
public record ClientLimits(HeadBuffers head, ClientTimes times, int requests, FieldRules fields) {
    /** As Kong sets them. */
    public static final ClientLimits USUAL =
            new ClientLimits(HeadBuffers.USUAL, ClientTimes.USUAL, 10_000, FieldRules.USUAL);
}
