/** Tests of merging. */
@org.jspecify.annotations.NullMarked
package dev.gw.drill.merge;
