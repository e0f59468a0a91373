/** The plugin grpc-gateway: lets HTTP clients call gRPC services with JSON. */
@NullMarked
package dev.gw.runtime.plugin.grpcgateway;

import org.jspecify.annotations.NullMarked;
