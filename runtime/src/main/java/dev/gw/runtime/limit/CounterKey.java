package dev.gw.runtime.limit;

/**
 * One counter.
 *
 * @param subject who is counted
 * @param name which of the subject's limits; empty where there is only one
 * @param window how long it counts
 * @param start when its window began, in milliseconds since 1970
 */
public record CounterKey(Subject subject, String name, Window window, long start) {
    /** The counter of a window around a moment. */
    public static CounterKey at(long millis, Subject subject, String name, Window window) {
        return new CounterKey(subject, name, window, window.startOf(millis));
    }

    /** When it counts no more, in milliseconds since 1970. */
    public long end() {
        return start + window.seconds() * 1000L;
    }

    /** Its name in Redis, the one Kong uses, so that both can count together. */
    public String text() {
        String prefix = subject.scope() + ":" + subject.identifier() + ":" + start + ":";
        return name.isEmpty() ? prefix + window.word() : prefix + name + ":" + window.word();
    }
}
