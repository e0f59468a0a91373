/** The plugin grpc-web: lets browsers call gRPC services. */
@NullMarked
package dev.gw.runtime.plugin.grpcweb;

import org.jspecify.annotations.NullMarked;
