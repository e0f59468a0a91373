/** Replays what a real Kong 3.9.1 answered, in one process: gateway, upstreams and client. */
@NullMarked
package dev.gw.runtime.recorded;

import org.jspecify.annotations.NullMarked;
