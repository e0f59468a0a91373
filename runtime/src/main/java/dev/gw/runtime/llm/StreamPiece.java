package dev.gw.runtime.llm;

import org.jspecify.annotations.Nullable;

/**
 * What became of an event of a stream.
 *
 * @param text an event in OpenAI's words, or the end; null where the client hears nothing of it
 * @param prompt the tokens it tells of the prompt
 * @param completion the tokens it tells of the answer
 */
public record StreamPiece(@Nullable String text, double prompt, double completion) {
    static StreamPiece of(@Nullable String text) {
        return new StreamPiece(text, 0, 0);
    }
}
