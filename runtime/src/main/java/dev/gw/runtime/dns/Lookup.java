package dev.gw.runtime.dns;

import java.util.concurrent.CompletionStage;

/** Asks for a name, without a memory. */
@FunctionalInterface
public interface Lookup {
    /** What the name stands for at the moment; completes on any thread, and never exceptionally. */
    CompletionStage<Answer> ask(String name);
}
