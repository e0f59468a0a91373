/** The plugin file-log: appends a line for each request to a file. */
@NullMarked
package dev.gw.runtime.plugin.filelog;

import org.jspecify.annotations.NullMarked;
