package dev.gw.runtime.settings;

/**
 * What nginx bounds of its clients. Immutable.
 *
 * @param head the size of a request's head
 * @param times how long a client is waited for
 * @param requests the most requests on a connection: keepalive_requests
 * @param fields which header fields count
 * @param bodyBuffer the octets of a body that nginx keeps in memory: client_body_buffer_size
 * @param maxBody the most octets of a request's body: client_max_body_size; 0 for any number
 */
public record ClientLimits(
        HeadBuffers head, ClientTimes times, int requests, FieldRules fields, long bodyBuffer, long maxBody) {
    /** As Kong sets them. */
    public static final ClientLimits USUAL =
            new ClientLimits(HeadBuffers.USUAL, ClientTimes.USUAL, 10_000, FieldRules.USUAL, 8192, 0);

    /** The same, but for how long clients are waited for. */
    public ClientLimits with(ClientTimes other) {
        return new ClientLimits(head, other, requests, fields, bodyBuffer, maxBody);
    }

    /** The same, but for which header fields count. */
    public ClientLimits with(FieldRules other) {
        return new ClientLimits(head, times, requests, other, bodyBuffer, maxBody);
    }

    /** The same with another bound of bodies. */
    public ClientLimits withMaxBody(long other) {
        return new ClientLimits(head, times, requests, fields, bodyBuffer, other);
    }
}
