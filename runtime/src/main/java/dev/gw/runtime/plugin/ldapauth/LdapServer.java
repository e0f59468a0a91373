package dev.gw.runtime.plugin.ldapauth;

import dev.gw.runtime.plugin.PluginConfig;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A server that is asked whether a password is right. Immutable.
 *
 * @param startTls whether a plain connection becomes an encrypted one before the password is sent
 * @param encrypted whether it is encrypted from the beginning
 * @param verified whether the server's certificate has to be trusted and for its name
 */
record LdapServer(
        String host,
        int port,
        int timeoutMillis,
        boolean startTls,
        boolean encrypted,
        boolean verified,
        String attribute,
        String base) {
    private static final int BIND = 0x60;
    private static final int EXTENDED = 0x77;
    private static final int OCTETS = 0x04;
    private static final int PASSWORD = 0x80;
    private static final int NAME = 0x80;
    private static final String START_TLS = "1.3.6.1.4.1.1466.20037";

    static LdapServer of(PluginConfig config) {
        return new LdapServer(
                config.string("ldap_host"),
                config.integer("ldap_port"),
                config.integer("timeout"),
                config.isTrue("start_tls"),
                config.isTrue("ldaps"),
                config.isTrue("verify_ldap_host"),
                config.string("attribute"),
                config.string("base_dn"));
    }

    /**
     * Asks the server. Blocks.
     *
     * @return whether it takes the password
     * @throws IOException where it can't be asked
     */
    boolean takes(String user, String password) throws IOException {
        InetSocketAddress to = new InetSocketAddress(host, port);
        if (to.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        try (Socket plain = new Socket()) {
            plain.connect(to, timeoutMillis);
            plain.setSoTimeout(timeoutMillis);
            if (startTls) {
                beginTls(plain);
            }
            if (!startTls && !encrypted) {
                return bind(plain, user, password);
            }
            try (SSLSocket secure = secure(plain)) {
                return bind(secure, user, password);
            }
        }
    }

    private boolean bind(Socket socket, String user, String password) throws IOException {
        String name = attribute + "=" + user + "," + base;
        byte[] request = Ber.sequence(
                Ber.number(2), Ber.tagged(BIND, Ber.number(3), text(OCTETS, name), text(PASSWORD, password)));
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        return Ber.resultCode(socket.getInputStream()) == 0;
    }

    private static byte[] text(int tag, String text) {
        return Ber.tagged(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void beginTls(Socket socket) throws IOException {
        socket.getOutputStream().write(Ber.sequence(Ber.number(1), Ber.tagged(EXTENDED, text(NAME, START_TLS))));
        socket.getOutputStream().flush();
        if (Ber.resultCode(socket.getInputStream()) != 0) {
            throw new IOException("the LDAP server refuses TLS");
        }
    }

    private SSLSocket secure(Socket plain) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, verified ? null : InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, /* autoClose= */ true);
            if (verified) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS", e);
        }
    }
}
