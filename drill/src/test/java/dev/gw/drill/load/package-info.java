/** Tests of the load engine. */
@org.jspecify.annotations.NullMarked
package dev.gw.drill.load;
