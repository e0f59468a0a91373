/** Tests of scenario files. */
@org.jspecify.annotations.NullMarked
package dev.gw.drill.scenario;
