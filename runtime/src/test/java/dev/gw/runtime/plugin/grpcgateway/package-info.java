/** The plugin grpc-gateway with a gRPC service that others wrote. */
@NullMarked
package dev.gw.runtime.plugin.grpcgateway;

import org.jspecify.annotations.NullMarked;
