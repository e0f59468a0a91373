/** Policies that users write: templates with typed parameters, and what becomes of them where they are used. */
@NullMarked
package dev.gw.policy.template;

import org.jspecify.annotations.NullMarked;
