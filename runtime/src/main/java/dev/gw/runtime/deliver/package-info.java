/** What leaves the gateway beside the answers: log entries, metrics and spans, queued and sent in batches. */
@NullMarked
package dev.gw.runtime.deliver;

import org.jspecify.annotations.NullMarked;
