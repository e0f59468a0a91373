@NullMarked
package dev.gw.runtime.plugin.aipromptdecorator;

import org.jspecify.annotations.NullMarked;
