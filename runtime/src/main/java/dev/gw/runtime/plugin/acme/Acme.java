package dev.gw.runtime.plugin.acme;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.tls.KeyAndChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers the authority's challenges, and has certificates for the names of handshakes. */
final class Acme implements Plugin {
    private static final String PATH = "/.well-known/acme-challenge/";

    private final Domains domains;
    private final Certificates certificates;
    private final Shown shown;

    Acme(Domains domains, Certificates certificates, Shown shown) {
        this.domains = domains;
        this.certificates = certificates;
        this.shown = shown;
    }

    @Override
    public @Nullable KeyAndChain certificate(String serverName) {
        String host = serverName.toLowerCase(Locale.ROOT);
        return domains.have(host) ? shown.of(host, certificates) : null;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        String path = String.valueOf(exchange.request().path());
        boolean asked = path.startsWith(PATH) && path.length() > PATH.length();
        if (!asked
                || exchange.request().connection().tls()
                || !domains.have(exchange.request().host())) {
            return null;
        }
        String token = path.substring(PATH.length());
        if (token.equals("x")) {
            exchange.respond(Response.exit(404, new Headers(), utf8("Not found\n")));
            return null;
        }
        return CompletableFuture.supplyAsync(() -> answer(token), shown.workers())
                .thenAcceptAsync(
                        answer -> exchange.respond(
                                answer == null
                                        ? ErrorAnswers.proxyError(exchange, 404)
                                        : Response.exit(200, new Headers(), utf8(answer + "\n"))),
                        exchange.loop());
    }

    private @Nullable String answer(String token) {
        try {
            return certificates.challenge(token);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
