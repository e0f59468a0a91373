package dev.gw.runtime.settings;

/**
 * How long a client is waited for, in milliseconds.
 *
 * @param head for the whole head of a request, from its first octet: client_header_timeout
 * @param body between two pieces of a body: client_body_timeout
 * @param answer between two writes of the answer: send_timeout
 * @param idle for the next request on a connection; 0 to close it behind each answer: keepalive_timeout
 * @param told the seconds that the client is told in Keep-Alive; 0 for none
 * @param ending for requests under way when the gateway stops: worker_shutdown_timeout
 */
public record ClientTimes(long head, long body, long answer, long idle, int told, long ending) {
    /** nginx's, where nobody sets them; the last is that of {@code kong quit}. */
    public static final ClientTimes USUAL = new ClientTimes(60_000, 60_000, 60_000, 75_000, 0, 10_000);

    /** The shortest of them that is one. */
    public long shortest() {
        long waiting = Math.min(head, Math.min(body, answer));
        return idle == 0 ? waiting : Math.min(waiting, idle);
    }
}
