package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way to an upstream.
 *
 * @param bytes what is sent at once: the head, unless it is in fields, and what was collected of the body
 * @param head the fields of an HTTP/2 head, pseudo-headers first; null where HTTP/1 is spoken
 * @param isHead whether it is a HEAD request, whose answer has no body
 * @param chunked whether a streamed body is sent in the chunks of HTTP/1
 * @param upgrades whether another protocol may be agreed upon
 */
public record Outgoing(ByteBuf bytes, @Nullable Headers head, boolean isHead, boolean chunked, boolean upgrades) {}
