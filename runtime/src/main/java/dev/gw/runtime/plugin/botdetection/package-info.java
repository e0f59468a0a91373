/** The bot-detection plugin: refuses clients by their User-Agent. */
@NullMarked
package dev.gw.runtime.plugin.botdetection;

import org.jspecify.annotations.NullMarked;
