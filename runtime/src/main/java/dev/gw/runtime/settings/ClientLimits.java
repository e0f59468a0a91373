package dev.gw.runtime.settings;

/**
 * What nginx bounds of its clients. Immutable.
 *
 * @param head the size of a request's head
 * @param times how long a client is waited for
 * @param requests the most requests on a connection: keepalive_requests
 * @param fields which header fields count
 * @param bodyBuffer the octets of a body that nginx keeps in memory: client_body_buffer_size
 */
public record ClientLimits(HeadBuffers head, ClientTimes times, int requests, FieldRules fields, long bodyBuffer) {
    private static final long USUAL_BODY = 8192;

    /** As Kong sets them. */
    public static final ClientLimits USUAL =
            new ClientLimits(HeadBuffers.USUAL, ClientTimes.USUAL, 10_000, FieldRules.USUAL);

    /** Limits with the usual buffer for bodies. */
    public ClientLimits(HeadBuffers head, ClientTimes times, int requests, FieldRules fields) {
        this(head, times, requests, fields, USUAL_BODY);
    }
}
