package dev.gw.diff.report;

import dev.gw.diff.BundleDiff;

/**
 * What was compared.
 *
 * @param before what the configuration is compared with: {@code git:HEAD}, {@code http://localhost:8001}
 * @param after what is compared: {@code the project}, {@code kong.yml}
 * @param diff what differs
 */
public record Compared(String before, String after, BundleDiff diff) {}
