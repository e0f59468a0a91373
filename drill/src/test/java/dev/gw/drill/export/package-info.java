/** Tests of exports. */
@org.jspecify.annotations.NullMarked
package dev.gw.drill.export;
