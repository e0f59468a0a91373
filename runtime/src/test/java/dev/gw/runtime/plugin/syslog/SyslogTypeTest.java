package dev.gw.runtime.plugin.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.deliver.SystemLog;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.PluginFixture;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyslogTypeTest {
    @TempDir
    private Path folder;

    @Test
    void theSystemsLogGetsALineForEachRequest() throws InterruptedException {
        Assumptions.assumeTrue(Epoll.isAvailable());
        Path socket = folder.resolve("log");
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        Channel daemon = daemon(socket, group, received);
        try {
            PluginFixture fixture = PluginFixture.of(
                    new SyslogType(new SystemLog(socket)),
                    "plugins: [{name: syslog, config: {facility: local3, client_errors_severity: err}}]\n");
            Exchange exchange = fixture.exchange("GET", "/", "");
            exchange.respond(Response.error(404, new Headers(), new byte[0]));
            fixture.plugin().log(exchange);

            assertThat(String.valueOf(received.poll(10, TimeUnit.SECONDS)))
                    .startsWith("<155>Nov 21 02:05:05 kong: {\"request\":{");
        } finally {
            daemon.close();
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private static Channel daemon(Path socket, MultiThreadIoEventLoopGroup group, BlockingQueue<String> received) {
        return new Bootstrap()
                .group(group)
                .channel(EpollDomainDatagramChannel.class)
                .handler(new SimpleChannelInboundHandler<DomainDatagramPacket>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, DomainDatagramPacket packet) {
                        received.add(packet.content().toString(StandardCharsets.UTF_8));
                    }
                })
                .bind(new DomainSocketAddress(socket.toString()))
                .syncUninterruptibly()
                .channel();
    }

    @ParameterizedTest
    @CsvSource({"kern, 0", "user, 1", "daemon, 3", "cron, 9", "authpriv, 10", "ftp, 11", "local0, 16", "local7, 23"})
    void facilitiesHaveTheNumbersOfTheProtocol(String name, int number) {
        assertThat(SyslogType.facility(name)).isEqualTo(number);
    }
}
