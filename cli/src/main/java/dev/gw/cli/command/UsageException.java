package dev.gw.cli.command;

import dev.gw.diagnostic.Nearest;
import java.util.Collection;
import java.util.Optional;

/** The command line is wrong; the message says how. Shown as it is, followed by where to find help. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A wrong use without a word that was meant. */
    public UsageException(String message) {
        super(message);
    }

    /** With the candidate that was probably meant by the word, if there is one. */
    public UsageException(String message, String word, Collection<String> candidates) {
        super(meant(word, candidates)
                .map(meant -> message + "; did you mean " + meant + "?")
                .orElse(message));
    }

    /** What was typed may also be the beginning of what was meant. */
    private static Optional<String> meant(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> word.length() > 2 && candidate.startsWith(word))
                .findFirst()
                .or(() -> Nearest.to(word, candidates));
    }
}
