package dev.gw.drill.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a load sends and expects something of: a request, or a message over a WebSocket. */
public sealed interface Step permits Request, Message {
    /** What reports and thresholds call it. */
    String name();

    /** How long an answer is waited for. */
    Duration timeout();

    /** What each answer has to be. */
    List<Expectation> expect();

    /** What is taken out of the answer, for the steps behind it. */
    List<Extraction> extract();

    /** Names for thresholds. */
    Map<String, String> tags();
}
