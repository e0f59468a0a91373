/** What can be seen of the gateway at work: log entries, metrics, facts about the node. */
@NullMarked
package dev.gw.runtime.observe;

import org.jspecify.annotations.NullMarked;
