package dev.gw.cli.drill;

import dev.gw.cli.command.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * The gateway that a drill is sent to.
 *
 * @param host its name or address
 * @param port its port
 * @param isHere whether that is this machine
 */
record DrillTarget(String host, int port, boolean isHere) {
    /** Reads a URL; one that leads away from this machine has to be allowed by name. */
    static DrillTarget of(String text, List<String> allowed) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw new UsageException("--target takes a URL such as http://127.0.0.1:8000, not " + text);
        }
        boolean bare = url.getPath() == null
                || url.getPath().isEmpty()
                || url.getPath().equals("/");
        if (url.getHost() == null || !"http".equals(url.getScheme()) || !bare || url.getRawQuery() != null) {
            throw new UsageException("--target takes a URL such as http://127.0.0.1:8000, not " + text);
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        boolean here = isHere(host);
        if (!here && allowed.stream().noneMatch(host::equalsIgnoreCase)) {
            throw new UsageException(host + " is not this machine; --allow-host " + host + " allows to send to it");
        }
        return new DrillTarget(host, url.getPort() < 0 ? 80 : url.getPort(), here);
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    String url() {
        return "http://" + host + ":" + port;
    }
}
