package dev.gw.runtime.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;

/** Whether a channel is read from: said by every request, and changed by few, so that it is looked at first. */
final class Reading {
    private Reading() {}

    static void set(Channel channel, boolean on) {
        ChannelConfig config = channel.config();
        if (config.isAutoRead() != on) {
            config.setAutoRead(on);
        }
    }
}
