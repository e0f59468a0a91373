/** Tests of reports. */
@org.jspecify.annotations.NullMarked
package dev.gw.drill.report;
