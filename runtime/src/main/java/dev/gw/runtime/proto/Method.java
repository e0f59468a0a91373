package dev.gw.runtime.proto;

import java.util.List;

/**
 * A method of a service.
 *
 * @param path how it is called over HTTP/2: {@code /shop.Orders/Get}
 * @param input the kind of message it takes
 * @param output the kind it answers with
 * @param rules the HTTP requests that stand for it
 */
public record Method(String path, MessageType input, MessageType output, List<HttpRule> rules) {
    /**
     * An HTTP request that stands for a method, of {@code google.api.http}.
     *
     * @param verb GET, PUT, POST, DELETE or PATCH
     * @param template the path, with variables in braces
     * @param body the field that the body is; {@code *} for the whole message, empty for none
     */
    public record HttpRule(String verb, String template, String body) {}
}
