package dev.gw.drill.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request of a load. Immutable.
 *
 * @param name what it is called
 * @param weight how often it is drawn, beside the weights of the others
 * @param method the method
 * @param target path and query
 * @param host the Host; null for the target's own
 * @param headers fields
 * @param body the body; null for none
 * @param timeout how long an answer is waited for
 * @param expect what each answer has to be
 * @param extract what is taken out of the answer, for the requests behind it
 * @param tags names for thresholds
 * @param call the gRPC method it calls, whose message the body is as JSON; null where it calls none
 * @param talk what is said over the WebSocket it opens; null where it opens none
 */
public record Request(
        String name,
        int weight,
        String method,
        Template target,
        @Nullable Template host,
        Map<String, Template> headers,
        @Nullable Template body,
        Duration timeout,
        List<Expectation> expect,
        List<Extraction> extract,
        Map<String, String> tags,
        @Nullable GrpcCall call,
        @Nullable Talk talk)
        implements Step {
    public Request {
        expect = List.copyOf(expect);
        extract = List.copyOf(extract);
        tags = Map.copyOf(tags);
    }

    /** Whether anything asks for more of an answer than its status and its time. */
    public boolean readsAnswers() {
        return talk != null || !extract.isEmpty() || expect.stream().anyMatch(Expectation::readsAnswer);
    }

    /** The steps that it is made of: itself, and the messages over its WebSocket. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(this));
        if (talk != null) {
            steps.addAll(talk.messages());
        }
        return steps;
    }

    /** How long it takes at most but for pauses. */
    public Duration patience() {
        return talk == null ? timeout : timeout.plus(talk.patience());
    }
}
