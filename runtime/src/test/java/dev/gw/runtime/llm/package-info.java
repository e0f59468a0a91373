@NullMarked
package dev.gw.runtime.llm;

import org.jspecify.annotations.NullMarked;
