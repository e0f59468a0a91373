/** .proto files and messages, and a gRPC service for tests. */
@NullMarked
package dev.gw.runtime.proto;

import org.jspecify.annotations.NullMarked;
