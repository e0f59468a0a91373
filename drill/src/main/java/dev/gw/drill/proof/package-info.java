/** Credentials as clients show them, right ones and wrong ones of every kind. */
@NullMarked
package dev.gw.drill.proof;

import org.jspecify.annotations.NullMarked;
