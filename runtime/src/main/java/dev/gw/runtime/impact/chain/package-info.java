/** What it means to callers that another plugin configuration is in force. */
@NullMarked
package dev.gw.runtime.impact.chain;

import org.jspecify.annotations.NullMarked;
