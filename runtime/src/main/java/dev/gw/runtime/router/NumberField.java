package dev.gw.runtime.router;

/** A field of an expression that holds a number. */
interface NumberField {
    /** The number, not negative; -1 where the request has none. */
    long value(RouterRequest request);

    static NumberField named(String name) {
        return switch (name) {
            case "net.src.port" -> request -> request.ends().sourcePort();
            case "net.dst.port" -> RouterRequest::port;
            default -> request -> PathSegments.of(request.path()).size();
        };
    }
}
