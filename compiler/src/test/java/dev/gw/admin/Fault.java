package dev.gw.admin;

/** What goes wrong with a change. */
enum Fault {
    NONE,
    /** 503, and nothing is done. */
    REFUSED,
    /** It is done, but the answer is 500. */
    DONE_BUT_500,
    /** It is done, but no answer comes. */
    DONE_WITHOUT_ANSWER
}
