package dev.gw.cli.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** What leads out of the process. Whoever has read enough closes the pipe: the rest goes nowhere, and that is no failure. */
final class PipeStream extends FilterOutputStream {
    private boolean closed;

    PipeStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (closed) {
            return;
        }
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            closed = reason.contains("pipe");
            if (!closed) {
                throw e;
            }
        }
    }
}
