package dev.gw.drill.replay;

import dev.gw.drill.message.Answer;

/**
 * What became of a recorded request.
 *
 * @param recorded the request
 * @param answer what came back now
 * @param late how much later than due it was sent, in milliseconds
 */
public record Answered(Recorded recorded, Answer answer, long late) {
    /** From the moment it was due to the end of its answer, in milliseconds. */
    public long millis() {
        return answer.receivedAt() - answer.sentAt() + late;
    }

    /** Whether the answer has another status than the recorded one. */
    public boolean isOther() {
        return recorded.status() != 0 && answer.came() && recorded.status() != answer.status();
    }
}
