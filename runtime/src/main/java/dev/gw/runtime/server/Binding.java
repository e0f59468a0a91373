package dev.gw.runtime.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

/** What becomes of an address that is listened on. */
public final class Binding {
    private Binding() {}

    /**
     * Waits until the port is open.
     *
     * @throws UncheckedIOException that says which address can't be had, and why
     */
    public static Channel await(ChannelFuture binding, InetSocketAddress address) {
        binding.awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw failed(address, binding.cause());
        }
        return binding.channel();
    }

    private static UncheckedIOException failed(InetSocketAddress address, Throwable cause) {
        String place = address.getHostString() + ":" + address.getPort();
        String said = String.valueOf(cause.getMessage());
        String why = said;
        if (address.isUnresolved()) {
            why = "this machine has no such address";
        } else if (said.contains("already in use")) {
            why = "another program listens there already";
        } else if (said.contains("ermission denied")) {
            why = "this user may not open the port";
        } else if (said.contains("assign requested address")) {
            why = "this machine has no such address";
        }
        return new UncheckedIOException(place + ": " + why, new IOException(place + ": " + why, cause));
    }
}
