package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.settings.ClientLimits;
import dev.gw.runtime.settings.ClientTimes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a connection waits for its client. */
class SlowClientsTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n";

    private final Taking handler = new Taking();
    private EmbeddedChannel channel;

    @BeforeEach
    void connect() {
        channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline().addLast(new HttpServerConnection(handler));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aConnectionThatSaysNothingHasAMinute() {
        pass(59);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aHeadThatTricklesInHasAMinuteInAll() {
        for (int i = 0; i < 6; i++) {
            send(GET.substring(i, i + 1));
            pass(10);
        }
        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.<ByteBuf>readOutbound()).isNull();
    }

    @Test
    void aKeptConnectionWaits75SecondsForTheNextRequest() {
        send(GET);
        answer();
        pass(74);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aRequestThatTheGatewayAnswersLateIsNoFaultOfTheClient() {
        send(GET);
        pass(600);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aBodyHasAMinuteBetweenTwoPieces() {
        send(POST);
        handler.stream.body(100);
        pass(50);
        send("12345");
        pass(59);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aBodyThatNobodyReadsYetIsNotWaitedFor() {
        send(POST);
        pass(600);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void whoDoesNotReadTheRestOfABodyLetsTheClientReadTheAnswer() {
        send(POST);
        answer();
        send("12345");
        assertThat(channel.isOpen()).isTrue();
        pass(60);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void theConnectionEndsWithTheTenThousandthRequest() {
        String answer = "";
        for (int i = 0; i < ClientLimits.USUAL.requests(); i++) {
            assertThat(channel.isOpen()).isTrue();
            send(GET);
            answer = answer();
        }
        assertThat(answer).contains("Connection: close\r\n");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aCollectedBodyThatIsTooLongIsRefused() {
        send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
        Throwable[] problem = new Throwable[1];
        handler.stream.body(8).whenComplete((body, failure) -> problem[0] = failure);
        send("5\r\n12345\r\n");
        assertThat(problem[0]).isNull();
        send("5\r\n12345\r\n");
        assertThat(problem[0])
                .isInstanceOfSatisfying(
                        MalformedMessage.class,
                        malformed -> assertThat(malformed.status()).isEqualTo(413));
    }

    @Test
    void theOperatorMaySetShorterTimes() {
        limit(new ClientTimes(2_000, 3_000, 60_000, 5_000, 4, 1));
        send(GET);
        assertThat(answer()).contains("Connection: keep-alive\r\nKeep-Alive: timeout=4\r\n");
        pass(4);
        assertThat(channel.isOpen()).isTrue();
        send("POST");
        pass(1);
        send(POST.substring(4));
        handler.stream.body(100);
        pass(2);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aConnectionThatIsNotKeptEndsWithItsAnswer() {
        limit(new ClientTimes(60_000, 60_000, 60_000, 0, 0, 1));
        send(GET);
        assertThat(answer()).contains("Connection: close\r\n").doesNotContain("Keep-Alive");
        assertThat(channel.isOpen()).isFalse();
    }

    /** Connects again, under other times. */
    private void limit(ClientTimes times) {
        channel.finishAndReleaseAll();
        handler.limits = ClientLimits.USUAL.with(times);
        connect();
    }

    private void send(String octets) {
        channel.writeInbound(Unpooled.copiedBuffer(octets, StandardCharsets.ISO_8859_1));
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private String answer() {
        return handler.answer(channel, new Headers(), 0);
    }
}
