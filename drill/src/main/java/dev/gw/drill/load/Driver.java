package dev.gw.drill.load;

/** Begins the iterations of a load. Belongs to an event loop. */
interface Driver {
    /**
     * Begins.
     *
     * @param origin when the load's measured time begins; its warm-up comes before that
     */
    void begin(long origin);

    /** Begins no more iterations. */
    void stop();

    /** Whether no more iterations will begin. */
    boolean isOver();

    /** An iteration has ended. */
    void ended(Iteration iteration, boolean lost);

    /** How far it is at a moment. */
    LoadProgress.Lane progress(long now);

    /** How many measured iterations it is to begin; -1 where that depends on the answers. */
    long planned();
}
