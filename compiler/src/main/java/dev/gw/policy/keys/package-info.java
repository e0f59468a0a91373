/** Keys of issuers: read from their JWKS, kept in a lock file. */
@NullMarked
package dev.gw.policy.keys;

import org.jspecify.annotations.NullMarked;
