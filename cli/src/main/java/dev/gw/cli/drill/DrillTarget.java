package dev.gw.cli.drill;

import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import dev.gw.drill.load.Speech;
import dev.gw.drill.load.Where;
import dev.gw.runtime.upstream.TlsSettings;
import dev.gw.runtime.upstream.UpstreamTls;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gateway that a drill is sent to.
 *
 * @param host its name or address
 * @param port its port
 * @param tls makes connections to it safe; null where it is asked without
 * @param isHere whether that is this machine
 */
record DrillTarget(String host, int port, @Nullable UpstreamTls tls, boolean isHere) {
    private static final int DEPTH = 8;

    /** The options that say how a target is asked over TLS. */
    static void add(CommandSpec spec) {
        spec.addOption(
                Options.value("FILE", "Trust the authorities in FILE (PEM) where the target speaks TLS", "--ca-cert"));
        spec.addOption(Options.flag("Trust any certificate of the target", "--insecure"));
        spec.addOption(Options.value("FILE", "Show the target this certificate (PEM)", "--client-cert"));
        spec.addOption(Options.value("FILE", "Its key (PEM, PKCS#8)", "--client-key"));
        spec.addOption(Options.flag("Speak HTTP/2, with http:// targets without TLS", "--http2"));
    }

    /** Reads a URL; one that leads away from this machine has to be allowed by name. */
    static DrillTarget of(String text, Invocation invocation) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw notUrl(text);
        }
        boolean bare = url.getPath() == null
                || url.getPath().isEmpty()
                || url.getPath().equals("/");
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        boolean known = List.of("http", "https").contains(scheme);
        if (url.getHost() == null || !known || !bare || url.getRawQuery() != null) {
            throw notUrl(text);
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        boolean here = isHere(host);
        if (!here && invocation.values("--allow-host").stream().noneMatch(host::equalsIgnoreCase)) {
            throw new UsageException(host + " is not this machine; --allow-host " + host + " allows to send to it");
        }
        boolean tls = scheme.equals("https");
        int port = url.getPort() < 0 ? tls ? 443 : 80 : url.getPort();
        return new DrillTarget(host, port, tls ? tls(invocation) : null, here);
    }

    private static UsageException notUrl(String text) {
        return new UsageException("--target takes a URL such as http://127.0.0.1:8000, not " + text);
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static UpstreamTls tls(Invocation invocation) {
        Optional<Path> authority = invocation.value("--ca-cert").map(invocation::path);
        Optional<Path> certificate = invocation.value("--client-cert").map(invocation::path);
        Optional<Path> key = invocation.value("--client-key").map(invocation::path);
        boolean insecure = invocation.flag("--insecure");
        if (insecure && authority.isPresent()) {
            throw new UsageException("--insecure trusts any certificate; it does not go with --ca-cert");
        }
        if (key.isPresent() && certificate.isEmpty()) {
            throw new UsageException("--client-key needs --client-cert");
        }
        try {
            return UpstreamTls.of(new TlsSettings(
                    !insecure,
                    DEPTH,
                    authority.map(DrillTarget::certificates).stream().toList(),
                    certificate.map(DrillTarget::certificates).orElse(null),
                    certificate.map(own -> text(key.orElse(own))).orElse(null)));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new UsageException("the certificates can't be used: " + e.getMessage());
        }
    }

    /** The certificates of a file, without a key that may stand among them. */
    private static String certificates(Path file) {
        String begin = "-----BEGIN CERTIFICATE-----";
        String end = "-----END CERTIFICATE-----";
        String text = text(file);
        StringBuilder blocks = new StringBuilder();
        int from = text.indexOf(begin);
        while (from >= 0 && text.indexOf(end, from) > 0) {
            int to = text.indexOf(end, from) + end.length();
            blocks.append(text, from, to).append('\n');
            from = text.indexOf(begin, to);
        }
        if (blocks.isEmpty()) {
            throw new UsageException(file + " holds no certificate in PEM");
        }
        return blocks.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UsageException(file + " can't be read");
        }
    }

    /** What is spoken with gateways whose scenario says nothing of it. */
    static Speech speech(Invocation invocation) {
        return invocation.flag("--http2") ? Speech.HTTP2 : Speech.HTTP1;
    }

    Where where(Speech speech) {
        return Where.of(host, port, speech, tls);
    }

    /** What the command line says where it can't be reached. */
    String unreachable(String why) {
        String help = why.contains("not trusted") ? "; --ca-cert FILE trusts its authority, --insecure any" : "";
        String reason = why.replaceFirst("^can't connect to \\S+: ", "");
        return "gw: " + url() + " can't be reached" + (reason.isEmpty() ? "" : ": " + reason) + help;
    }

    String url() {
        return (tls == null ? "http://" : "https://") + host + ":" + port;
    }
}
