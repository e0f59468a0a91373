@NullMarked
package dev.gw.check.expression;

import org.jspecify.annotations.NullMarked;
