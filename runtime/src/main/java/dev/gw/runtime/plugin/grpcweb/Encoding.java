package dev.gw.runtime.plugin.grpcweb;

import org.jspecify.annotations.Nullable;

/**
 * What a client speaks.
 *
 * @param text whether its body is in base64
 * @param json whether its messages are JSON
 * @param framed whether its messages have heads, and the status is sent as the last of them
 */
record Encoding(String type, boolean text, boolean json, boolean framed) {
    /** By the Content-Type; null for what is no way to call. */
    static @Nullable Encoding of(@Nullable String type) {
        return type == null
                ? null
                : switch (type) {
                    case "application/grpc-web", "application/grpc-web+proto" -> new Encoding(type, false, false, true);
                    case "application/grpc-web-text", "application/grpc-web-text+proto" ->
                        new Encoding(type, true, false, true);
                    case "application/grpc-web+json" -> new Encoding(type, false, true, true);
                    case "application/grpc-web-text+json" -> new Encoding(type, true, true, true);
                    case "application/json" -> new Encoding(type, false, true, false);
                    default -> null;
                };
    }
}
