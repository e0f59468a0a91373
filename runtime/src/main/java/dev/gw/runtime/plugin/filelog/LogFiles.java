package dev.gw.runtime.plugin.filelog;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writes lines to files on a thread of its own, so that a slow disk holds up no request. Lines that find the queue full
 * are dropped and counted. Files stay open across reloads. Thread-safe.
 */
final class LogFiles {
    private static final int WAITING = 10_000;

    private final BlockingQueue<Line> queue = new ArrayBlockingQueue<>(WAITING);
    private final Map<Path, FileChannel> open = new HashMap<>();
    private final LongAdder lost = new LongAdder();

    private record Line(Path path, boolean reopen, String text) {}

    LogFiles() {
        Thread writer = new Thread(this::write, "gw-file-log");
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Appends a line to a file, soon.
     *
     * @param reopen whether the file is opened anew for it, because something may have moved it away
     */
    void append(Path path, boolean reopen, String line) {
        if (!queue.offer(new Line(path, reopen, line))) {
            lost.increment();
        }
    }

    /** The lines that could not be written since the start. */
    long lost() {
        return lost.sum();
    }

    private void write() {
        try {
            while (true) {
                write(queue.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Line line) {
        try {
            FileChannel channel = channel(line);
            ByteBuffer bytes = ByteBuffer.wrap(line.text().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException | UnsupportedOperationException unwritable) {
            // as in Kong, a file that can't be written stops no request
            lost.increment();
            open.remove(line.path());
        }
    }

    private FileChannel channel(Line line) throws IOException {
        FileChannel known = open.get(line.path());
        if (known != null && known.isOpen() && !line.reopen()) {
            return known;
        }
        if (known != null) {
            known.close();
        }
        FileChannel opened = FileChannel.open(line.path(), CREATE, WRITE, APPEND);
        open.put(line.path(), opened);
        return opened;
    }
}
