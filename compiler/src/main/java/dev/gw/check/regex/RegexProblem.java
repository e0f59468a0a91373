package dev.gw.check.regex;

/**
 * Why an engine refuses a pattern.
 *
 * @param message the engine's own words
 * @param offset where, in chars of the pattern, {@code 0..pattern.length()}
 * @param length how many chars are at fault; 0 marks a point
 */
public record RegexProblem(String message, int offset, int length) {}
