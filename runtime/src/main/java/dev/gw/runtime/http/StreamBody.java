package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request's body that comes in frames: kept back until somebody wants it, as a whole or as it comes. What is kept back
 * is bounded by the window that the client was given. Of one event loop.
 */
final class StreamBody {
    private final Consumer<Boolean> reading;
    private final BodyMemory memory;
    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>(2);
    private @Nullable CompletableFuture<byte[]> whole;
    private @Nullable CollectedBody collected;
    private ServerStream.@Nullable BodyReader reader;
    private @Nullable Headers trailers;
    private @Nullable Exception failure;
    private boolean paused;
    private boolean arrived;
    private boolean over;

    /**
     * A body of which nothing has come.
     *
     * @param memory where it is kept, should it be wanted as a whole
     * @param reading is told whether more shall come
     */
    StreamBody(BodyMemory memory, Consumer<Boolean> reading) {
        this.memory = memory;
        this.reading = reading;
    }

    /** Whether all of it has come. */
    boolean hasArrived() {
        return arrived;
    }

    boolean isWholeWanted() {
        return whole != null;
    }

    /** Whether somebody wants more than has come. */
    boolean isAwaited() {
        return !over && !arrived && isWanted();
    }

    CompletionStage<byte[]> whole(long most) {
        CompletableFuture<byte[]> wanted = whole;
        if (wanted == null) {
            wanted = new CompletableFuture<>();
            whole = wanted;
            collected = new CollectedBody(memory, most);
            proceed();
        }
        return wanted;
    }

    void read(ServerStream.BodyReader toTell) {
        reader = toTell;
        proceed();
    }

    void pause(boolean stop) {
        boolean goesOn = paused && !stop;
        paused = stop;
        if (goesOn) {
            proceed();
        } else if (stop) {
            reading.accept(false);
        }
    }

    void arrived(ByteBuf data) {
        if (over) {
            data.release();
            return;
        }
        waiting.add(data);
        proceed();
    }

    void arrivedAll(@Nullable Headers behind) {
        arrived = true;
        trailers = behind;
        proceed();
    }

    void failed(Exception problem) {
        if (!over && !arrived) {
            failure = problem;
            over = true;
            releaseAll();
            tellFailure(problem);
        }
        drop();
    }

    private void tellFailure(Exception problem) {
        ServerStream.BodyReader told = reader;
        reader = null;
        if (whole != null) {
            whole.completeExceptionally(problem);
        }
        if (told != null) {
            told.failed(problem);
        }
    }

    /** Nobody wants any more of it. */
    void drop() {
        over = true;
        reader = null;
        releaseAll();
        reading.accept(true);
    }

    private void releaseAll() {
        waiting.forEach(ByteBuf::release);
        waiting.clear();
        if (collected != null) {
            collected.release();
            collected = null;
        }
    }

    private boolean isWanted() {
        return reader == null ? whole != null : !paused;
    }

    private void proceed() {
        if (failure != null) {
            tellFailure(failure);
            return;
        }
        while (!over && isWanted() && !waiting.isEmpty()) {
            take(waiting.remove());
        }
        if (over || !isWanted()) {
            return;
        }
        if (!arrived) {
            reading.accept(true);
            return;
        }
        over = true;
        tellEnd();
    }

    private void take(ByteBuf data) {
        if (reader != null) {
            reader.piece(data);
        } else if (collected != null) {
            collect(collected, data);
        } else {
            data.release();
        }
    }

    private void collect(CollectedBody kept, ByteBuf data) {
        try {
            kept.add(data);
        } catch (MalformedMessage full) {
            data.release();
            failed(full);
        }
    }

    private void tellEnd() {
        ServerStream.BodyReader told = reader;
        reader = null;
        if (whole != null && collected != null) {
            whole.complete(collected.whole());
        }
        if (told != null) {
            told.end(trailers);
        }
    }
}
