/** Tests of what load runs measure. */
@org.jspecify.annotations.NullMarked
package dev.gw.drill.measure;
