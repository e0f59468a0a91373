/** What runs a bundle: manifests for Kubernetes, a compose file. */
@NullMarked
package dev.gw.emit.deploy;

import org.jspecify.annotations.NullMarked;
