@NullMarked
package dev.gw.runtime.plugin.quotamirror;

import org.jspecify.annotations.NullMarked;
