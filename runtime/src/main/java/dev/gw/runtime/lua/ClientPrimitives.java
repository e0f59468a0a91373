package dev.gw.runtime.lua;

import dev.gw.runtime.exchange.ClientCertificate;
import dev.gw.runtime.exchange.Encryption;
import dev.gw.runtime.exchange.Exchange;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client shows of itself in the handshake. */
final class ClientPrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put("tls.ask", (worker, mail) -> {
            worker.exchange().shared().put(ClientCertificate.WANTED, mail.text());
            mail.replyNil();
        });
        book.put("tls.chain", (worker, mail) -> {
            ClientCertificate shown = shown(worker.exchange());
            mail.reply(shown == null ? null : pem(shown));
        });
        book.put("tls.verdict", (worker, mail) -> {
            ClientCertificate shown = shown(worker.exchange());
            mail.reply(shown == null ? null : shown.verdict());
        });
        book.put("tls.verified", (worker, mail) -> {
            worker.exchange().shared().put(ClientCertificate.VERIFIED, mail.text());
            mail.replyNil();
        });
    }

    private static @Nullable ClientCertificate shown(Exchange exchange) {
        Encryption encryption = exchange.request().connection().encryption();
        return encryption == null ? null : encryption.client();
    }

    private static String pem(ClientCertificate shown) {
        StringBuilder chain = new StringBuilder();
        try {
            for (X509Certificate certificate : shown.chain()) {
                chain.append(Pem.of("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (GeneralSecurityException impossible) {
            throw new LuaProblem("the certificate can't be written");
        }
        return chain.toString();
    }
}
