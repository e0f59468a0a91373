package dev.gw.runtime.plugin.iprestriction;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.settings.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Refuses addresses that are denied, and where some are allowed all others. */
final class IpRestriction implements Plugin {
    private static final String NO_ADDRESS =
            "Cannot identify the client IP address, unix domain sockets are not supported.";

    private final List<AddressRange> deny;
    private final List<AddressRange> allow;
    private final int status;
    private final @Nullable String message;

    IpRestriction(PluginConfig config) {
        deny = ranges(config.strings("deny"));
        allow = ranges(config.strings("allow"));
        status = config.hasNumber("status") ? config.integer("status") : 403;
        message = config.text("message");
    }

    private static List<AddressRange> ranges(List<String> texts) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : texts) {
            AddressRange range = AddressRange.parse(text);
            if (range == null) {
                throw new IllegalArgumentException("the checker lets no such address pass: " + text);
            }
            ranges.add(range);
        }
        return ranges;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        String peer = exchange.request().connection().peer();
        byte[] address = AddressRange.octets(peer);
        if (address == null) {
            exchange.respond(ErrorAnswers.error(exchange, 403, NO_ADDRESS));
        } else if (isIn(deny, address) || !allow.isEmpty() && !isIn(allow, address)) {
            String said = message != null ? message : "IP address not allowed: " + peer;
            exchange.respond(ErrorAnswers.error(exchange, status, said));
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> preread(Exchange exchange) {
        return access(exchange);
    }

    private static boolean isIn(List<AddressRange> ranges, byte[] address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
