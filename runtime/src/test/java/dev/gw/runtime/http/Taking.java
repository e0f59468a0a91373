package dev.gw.runtime.http;

import dev.gw.runtime.settings.ClientLimits;

/** Keeps the latest request for the test to answer. */
final class Taking implements RequestHandler {
    ServerStream stream;
    ClientLimits limits = ClientLimits.USUAL;

    @Override
    public ClientLimits limits() {
        return limits;
    }

    @Override
    public void handle(ServerStream next) {
        stream = next;
    }

    @Override
    public void refuse(ServerStream next, MalformedMessage problem) {
        stream = next;
    }
}
