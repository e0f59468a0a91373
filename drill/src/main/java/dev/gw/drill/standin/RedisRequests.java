package dev.gw.drill.standin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what clients of Redis send, and answers it: lists of strings, one for each command. */
final class RedisRequests extends ByteToMessageDecoder {
    private static final int MOST_WORDS = 10_000;
    private static final int LONGEST = 1 << 20;

    private final RedisKeys keys;

    RedisRequests(RedisKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        List<String> words = words(in);
        if (words == null) {
            in.readerIndex(start);
        } else if (!words.isEmpty()) {
            String reply = keys.answer(words);
            context.writeAndFlush(
                    context.alloc().buffer(reply.length()).writeBytes(reply.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    /** The words of a command; null where it is not whole yet. */
    private static @Nullable List<String> words(ByteBuf in) {
        int count = number(in, '*', MOST_WORDS);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = number(in, '$', LONGEST);
            if (length < 0 || in.readableBytes() < length + 2) {
                return null;
            }
            words.add(in.readCharSequence(length, StandardCharsets.ISO_8859_1).toString());
            in.skipBytes(2);
        }
        return count < 0 ? null : words;
    }

    /** The number of a line that begins with a mark; -1 where the line is not whole yet. */
    private static int number(ByteBuf in, char mark, int most) {
        int end = in.bytesBefore((byte) '\n');
        if (end < 0) {
            return -1;
        }
        String line = in.readCharSequence(end + 1, StandardCharsets.ISO_8859_1)
                .toString()
                .strip();
        if (!line.matches("\\" + mark + "\\d{1,7}") || Integer.parseInt(line.substring(1)) > most) {
            throw new IllegalArgumentException("no command of Redis: " + line);
        }
        return Integer.parseInt(line.substring(1));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
