package dev.gw.runtime.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The answer's head, and what shall happen to its body. Not thread-safe. */
public final class Response {
    private final Source source;
    private Headers headers;
    private final byte @Nullable [] body;
    private int status;
    private @Nullable String reason;
    private @Nullable List<UnaryOperator<byte[]>> transforms;
    private @Nullable List<BodyObserver> observers;
    private @Nullable BodyFilter filter;
    private boolean inFront;
    private @Nullable Headers received;
    private boolean measured = true;

    /** Who made an answer. */
    public enum Source {
        /** The upstream. */
        SERVICE,
        /** A plugin or the gateway itself. */
        EXIT,
        /** Neither: proxying failed, the request was malformed, or code wrote to the client by itself. */
        ERROR
    }

    private Response(Source source, int status, @Nullable String reason, Headers headers, byte @Nullable [] body) {
        this.source = source;
        this.status = status;
        this.reason = reason;
        this.headers = headers;
        this.body = body;
    }

    /** An answer of the gateway itself. */
    public static Response exit(int status, Headers headers, byte[] body) {
        return new Response(Source.EXIT, status, null, headers, body);
    }

    /** An error of proxying. */
    public static Response error(int status, Headers headers, byte[] body) {
        return new Response(Source.ERROR, status, null, headers, body);
    }

    /** What code wrote to the client piece by piece, so that nobody told it the length. */
    public static Response written(int status, Headers headers, byte[] body) {
        Response response = error(status, headers, body);
        response.measured = false;
        return response;
    }

    /** The head of an upstream's answer; the body follows as a stream. */
    public static Response service(int status, String reason, Headers headers) {
        return new Response(Source.SERVICE, status, reason, headers, null);
    }

    /**
     * The same where plugins change the fields that are passed on, or some are not passed on.
     *
     * @param received all fields as they came
     */
    public static Response service(int status, String reason, Headers headers, Headers received) {
        Response response = service(status, reason, headers);
        response.received = received;
        return response;
    }

    /** An answer of the gateway's own in the place of this one, which leaves its mark on what is added to it. */
    public Response replacedBy(byte[] own) {
        Response response = exit(status, headers, own);
        response.received = received;
        return response;
    }

    /** The fields as they came from the upstream; null for an answer that did not. */
    public @Nullable Headers received() {
        return received;
    }

    /** Whether the client is told the length of its body, where it has one. */
    public boolean isMeasured() {
        return measured;
    }

    public Source source() {
        return source;
    }

    public int status() {
        return status;
    }

    public void status(int other) {
        if (other != status) {
            status = other;
            reason = null;
        }
    }

    /** The reason phrase that the upstream sent; null for the usual one. */
    public @Nullable String reason() {
        return reason;
    }

    public Headers headers() {
        return headers;
    }

    /** The whole body of an answer that the gateway made; null for an upstream's. */
    public byte @Nullable [] body() {
        return body;
    }

    void putInFront(Headers early) {
        if (inFront) {
            return;
        }
        inFront = true;
        Headers all = new Headers();
        for (int i = 0; i < early.size(); i++) {
            if (source == Source.SERVICE || !headers.has(early.name(i))) {
                all.add(early.name(i), early.value(i));
            }
        }
        headers.forEach(all::add);
        headers = all;
    }

    /** Shows an observer the body that goes to the client, after all changes. */
    public void observeBody(BodyObserver observer) {
        if (observers == null) {
            observers = new ArrayList<>(1);
        }
        observers.add(observer);
    }

    public boolean isBodyObserved() {
        return observers != null;
    }

    /** A piece of the body goes to the client. */
    public void bodyPassed(byte[] piece) {
        if (observers != null) {
            observers.forEach(observer -> observer.data(piece));
        }
    }

    /** The whole body has gone to the client. */
    public void bodyEnded() {
        if (observers != null) {
            observers.forEach(BodyObserver::end);
        }
    }

    /** Registers a change of the whole body, which is then collected; changes run in the order of registration. */
    public void transformBody(UnaryOperator<byte[]> transform) {
        if (transforms == null) {
            transforms = new ArrayList<>(1);
        }
        transforms.add(transform);
    }

    public boolean isBodyTransformed() {
        return transforms != null;
    }

    /** Has an upstream's body changed while it passes by, by the last one registered; for a body that is not collected. */
    public void filterBody(BodyFilter changing) {
        filter = changing;
    }

    /** What changes the body while it passes by; null for nothing. */
    public @Nullable BodyFilter bodyFilter() {
        return filter;
    }

    /** The body after all registered changes. */
    public byte[] transformed(byte[] whole) {
        byte[] result = whole;
        if (transforms != null) {
            for (UnaryOperator<byte[]> transform : transforms) {
                result = transform.apply(result);
            }
        }
        return result;
    }
}
