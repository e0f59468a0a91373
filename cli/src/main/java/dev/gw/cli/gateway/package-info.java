/** Commands beside a running gateway: what differs from it, and bringing one to the other. */
@NullMarked
package dev.gw.cli.gateway;

import org.jspecify.annotations.NullMarked;
