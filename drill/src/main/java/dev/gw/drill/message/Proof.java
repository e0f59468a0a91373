package dev.gw.drill.message;

import java.time.Instant;

/** What proves who asks. It is made at the moment of sending, because tokens and signatures are good for a time only. */
public interface Proof {
    /** The request with the proof in it. */
    Ask prove(Ask ask, Instant now);
}
