package dev.gw.git;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** The content of a file. For one thread. */
final class SnapshotChannel implements SeekableByteChannel {
    private final ByteBuffer content;
    private boolean open = true;

    SnapshotChannel(byte[] content) {
        this.content = ByteBuffer.wrap(content);
    }

    @Override
    public int read(ByteBuffer target) {
        int count = Math.min(target.remaining(), content.remaining());
        if (count == 0) {
            return content.hasRemaining() ? 0 : -1;
        }
        target.put(content.slice(content.position(), count));
        content.position(content.position() + count);
        return count;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return content.position();
    }

    @Override
    public SeekableByteChannel position(long position) {
        content.position((int) Math.min(position, content.limit()));
        return this;
    }

    @Override
    public long size() {
        return content.limit();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
