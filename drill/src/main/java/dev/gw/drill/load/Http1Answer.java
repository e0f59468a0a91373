package dev.gw.drill.load;

import org.jspecify.annotations.Nullable;

/** An answer of HTTP/1.1. */
record Http1Answer(AnswerHead head, AnswerBody content) implements Came {
    @Override
    public int status() {
        return head.status();
    }

    @Override
    public String fields() {
        return head.text();
    }

    @Override
    public String trailers() {
        return content.trailers();
    }

    @Override
    public @Nullable String limitName() {
        return head.limitName();
    }

    @Override
    public long limit() {
        return head.limit();
    }

    @Override
    public String body() {
        return content.text();
    }

    @Override
    public long octets() {
        return content.octets();
    }
}
