package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeadOctetsTest {
    @Test
    void noValueCanEndItsLineWhereverTheLineBreakStands() {
        for (int length = 0; length < 40; length++) {
            String before = "v".repeat(length);
            for (String breaking : new String[] {"\n", "\r", "\0", "\r\n"}) {
                String expected = before + " ".repeat(breaking.length()) + "Evil: 1";
                assertThat(written("Name", before + breaking + "Evil: 1")).isEqualTo("Name: " + expected + "\r\n");
            }
        }
    }

    @Test
    void norCanAName() {
        assertThat(written("A\r\nB", "1")).isEqualTo("A  B: 1\r\n");
    }

    @Test
    void tabsAndHighOctetsStay() {
        assertThat(written("Name", "a\tb\u00e9\u00ff")).isEqualTo("Name: a\tb\u00e9\u00ff\r\n");
    }

    @Test
    void aHeadMayBeLongerThanUsual() {
        String value = "0123456789".repeat(10_000);
        assertThat(written("Name", value)).isEqualTo("Name: " + value + "\r\n");
        assertThat(written("Name", "short")).isEqualTo("Name: short\r\n");
    }

    private static String written(String name, String value) {
        ByteBuf out =
                HeadOctets.begin().fields(new Headers().add(name, value)).buffer(UnpooledByteBufAllocator.DEFAULT, 0);
        String text = out.toString(StandardCharsets.ISO_8859_1);
        out.release();
        return text;
    }
}
