package dev.gw.drill.measure;

/**
 * What came of one kind of request. Immutable.
 *
 * @param scenario the scenario it belongs to
 * @param name the request's name
 * @param statuses what came back
 * @param latency response times, from the moment a request was meant to be sent
 * @param service service times, from the moment of sending
 * @param bytes the octets of the answers' bodies
 */
public record RequestRow(
        String scenario, String name, Statuses statuses, Latency latency, Latency service, long bytes) {}
