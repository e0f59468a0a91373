/** The plugin grpc-web with a gRPC service that others wrote. */
@NullMarked
package dev.gw.runtime.plugin.grpcweb;

import org.jspecify.annotations.NullMarked;
