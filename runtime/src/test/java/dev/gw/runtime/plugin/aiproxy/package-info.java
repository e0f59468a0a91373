@NullMarked
package dev.gw.runtime.plugin.aiproxy;

import org.jspecify.annotations.NullMarked;
