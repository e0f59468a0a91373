@NullMarked
package dev.gw.runtime.plugin.airesponsetransformer;

import org.jspecify.annotations.NullMarked;
