/** The lint rules, one class per rule, over a view of the gateway that answers their questions quickly. */
@NullMarked
package dev.gw.check.lint.rule;

import org.jspecify.annotations.NullMarked;
