/** Quotas of tenants: taken from events in NATS, kept in Redis for plugins to read. */
@NullMarked
package dev.gw.runtime.quota;

import org.jspecify.annotations.NullMarked;
