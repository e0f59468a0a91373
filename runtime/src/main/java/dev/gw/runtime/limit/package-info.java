/** Counters of requests in windows of time, in this process or in Redis, behind one interface. */
@NullMarked
package dev.gw.runtime.limit;

import org.jspecify.annotations.NullMarked;
