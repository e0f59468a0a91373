package dev.gw.drill.derive;

/** What transformers write: plain texts, and templates that are filled in for each request. */
final class Transformations {
    private Transformations() {}

    static boolean isTemplate(String text) {
        return text.contains("$(");
    }
}
