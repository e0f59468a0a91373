package dev.gw.runtime.plugin.proxycache;

import dev.gw.runtime.exchange.BodyObserver;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a size; gives it on once it is complete. */
final class Recorder implements BodyObserver {
    private final long most;
    private final Consumer<byte[]> whole;
    private @Nullable ByteArrayOutputStream collected = new ByteArrayOutputStream();

    Recorder(long most, Consumer<byte[]> whole) {
        this.most = most;
        this.whole = whole;
    }

    @Override
    public void data(byte[] piece) {
        if (collected != null && collected.size() + (long) piece.length > most) {
            collected = null;
        }
        if (collected != null) {
            collected.write(piece, 0, piece.length);
        }
    }

    @Override
    public void end() {
        if (collected != null) {
            whole.accept(collected.toByteArray());
        }
    }
}
