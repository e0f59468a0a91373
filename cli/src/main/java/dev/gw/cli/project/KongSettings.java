package dev.gw.cli.project;

import dev.gw.runtime.settings.AddressRange;
import dev.gw.runtime.settings.AnswerHeader;
import dev.gw.runtime.settings.AnswerSettings;
import dev.gw.runtime.settings.Entrance;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.settings.Tracing;
import dev.gw.runtime.settings.TrustedAddresses;
import dev.gw.runtime.settings.UpstreamLimits;
import dev.gw.runtime.socket.SocketIo;
import dev.gw.runtime.tls.KeyAndChain;
import dev.gw.runtime.tls.PemFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what concerns requests, in Kong's syntax. */
final class KongSettings {
    private static final Set<String> INSTRUMENTATIONS = Set.of(
            "off",
            "all",
            "request",
            "db_query",
            "dns_query",
            "router",
            "http_client",
            "balancer",
            "plugin_rewrite",
            "plugin_access",
            "plugin_header_filter");
    private static final Set<String> HEADERS = AnswerHeader.words();

    private final KongVariables variables;
    private final NginxVariables nginx;

    KongSettings(KongVariables variables) {
        this.variables = variables;
        this.nginx = new NginxVariables(variables);
    }

    GatewaySettings read() {
        KnownValues.check(variables);
        return new GatewaySettings(
                new Entrance(
                        trusted(),
                        variables.value("PORT_MAPS").map(this::ports).orElse(Map.of()),
                        certificates(),
                        SocketIo.USUAL),
                nginx.client(),
                upstream(),
                variables.value("HEADERS_UPSTREAM").map(this::requestId).orElse(true),
                new AnswerSettings(
                        debugged(variables.value("HEADERS").map(this::headers).orElse(AnswerSettings.USUAL.headers())),
                        errorTemplates(),
                        variables.value("ERROR_DEFAULT_TYPE").orElse(AnswerSettings.USUAL_TYPE),
                        adminOrigins()),
                tracing(),
                new NameVariables(variables).read());
    }

    private UpstreamLimits upstream() {
        UpstreamLimits usual = UpstreamLimits.USUAL;
        long idle = count("UPSTREAM_KEEPALIVE_IDLE_TIMEOUT", usual.idleMillis() / 1000);
        return new UpstreamLimits(
                (int) count("UPSTREAM_KEEPALIVE_POOL_SIZE", usual.idle()),
                (int) count("UPSTREAM_KEEPALIVE_MAX_REQUESTS", usual.requests()),
                idle * 1000,
                nginx.answerHead(usual.head()));
    }

    private long count(String name, long usual) {
        String text = variables.value(name).orElse(Long.toString(usual));
        if (!text.matches("\\d{1,9}")) {
            variables.wrong(name, "a number from 0", text);
            return usual;
        }
        return Long.parseLong(text);
    }

    /** Kong reads them when they are first needed and does without where it can't; gw says so at the start. */
    private Map<String, String> errorTemplates() {
        Map<String, String> templates = new HashMap<>();
        for (String format : List.of("html", "json", "xml", "plain")) {
            String name = "ERROR_TEMPLATE_" + format.toUpperCase(Locale.ROOT);
            variables.value(name).ifPresent(file -> {
                try {
                    templates.put(format, Files.readString(variables.file(name, file)));
                } catch (IOException | InvalidPathException unreadable) {
                    variables.refuse(name, "can't be read: " + file);
                }
            });
        }
        return templates;
    }

    /** Kong takes paths off these addresses, since browsers name origins without them. */
    private List<String> adminOrigins() {
        List<String> origins = new ArrayList<>();
        for (String url : KongVariables.list(variables.value("ADMIN_GUI_URL").orElse(""))) {
            int scheme = url.indexOf("://");
            if (scheme <= 0 || scheme + 3 == url.length()) {
                variables.wrong("ADMIN_GUI_URL", "addresses such as https://admin.example", url);
            } else {
                int path = url.indexOf('/', scheme + 3);
                origins.add(path < 0 ? url : url.substring(0, path));
            }
        }
        return origins;
    }

    private Tracing tracing() {
        List<String> named =
                KongVariables.list(variables.value("TRACING_INSTRUMENTATIONS").orElse("off"));
        double rate = variables.value("TRACING_SAMPLING_RATE").map(this::share).orElse(Tracing.OFF.samplingRate());
        for (String name : named) {
            if (!INSTRUMENTATIONS.contains(name)) {
                variables.wrong("TRACING_INSTRUMENTATIONS", String.join(", ", new TreeSet<>(INSTRUMENTATIONS)), name);
            }
        }
        return new Tracing(named.contains("off") ? Set.of() : Set.copyOf(named), rate);
    }

    private double share(String text) {
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        variables.wrong("TRACING_SAMPLING_RATE", "a number from 0 to 1", text);
        return Tracing.OFF.samplingRate();
    }

    private TrustedAddresses trusted() {
        List<AddressRange> ranges = new ArrayList<>();
        for (String text :
                variables.value("TRUSTED_IPS").map(KongVariables::list).orElse(List.of())) {
            AddressRange range = AddressRange.parse(text);
            if (range != null) {
                ranges.add(range);
            } else if (!text.equals("unix:")) {
                variables.wrong("TRUSTED_IPS", "addresses and ranges such as 10.0.0.0/8", text);
            }
        }
        return new TrustedAddresses(ranges, nginx.realIpHeader(), nginx.realIpRecursive());
    }

    private Set<AnswerHeader> debugged(Set<AnswerHeader> headers) {
        Set<AnswerHeader> all = EnumSet.noneOf(AnswerHeader.class);
        all.addAll(headers);
        if (nginx.isOn("ALLOW_DEBUG_HEADER", false)) {
            all.add(AnswerHeader.DEBUG);
        }
        return all;
    }

    private Set<AnswerHeader> headers(String text) {
        List<String> words = KongVariables.list(text.toLowerCase(Locale.ROOT));
        for (String word : words) {
            if (!HEADERS.contains(word) && !word.equals("off")) {
                variables.wrong("HEADERS", "off, or of " + String.join(", ", HEADERS), word);
            }
        }
        return words.contains("off") ? Set.of() : AnswerHeader.of(words);
    }

    private boolean requestId(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals("x-kong-request-id") && !lower.equals("off")) {
            variables.wrong("HEADERS_UPSTREAM", "X-Kong-Request-Id or off", text);
        }
        return !lower.equals("off");
    }

    private Map<Integer, Integer> ports(String text) {
        Map<Integer, Integer> ports = new HashMap<>();
        for (String pair : KongVariables.list(text)) {
            if (pair.matches("\\d{1,5}:\\d{1,5}")) {
                int colon = pair.indexOf(':');
                ports.put(Integer.parseInt(pair.substring(colon + 1)), Integer.parseInt(pair.substring(0, colon)));
            } else {
                variables.wrong("PORT_MAPS", "pairs such as 80:8000", pair);
            }
        }
        return ports;
    }

    private List<KeyAndChain> certificates() {
        List<String> chains =
                variables.value("SSL_CERT").map(KongVariables::list).orElse(List.of());
        List<String> keys =
                variables.value("SSL_CERT_KEY").map(KongVariables::list).orElse(List.of());
        List<KeyAndChain> certificates = new ArrayList<>();
        if (chains.size() != keys.size()) {
            variables.refuse(
                    chains.isEmpty() ? "SSL_CERT_KEY" : "SSL_CERT",
                    "has to name as many files as its counterpart: there are " + chains.size() + " in SSL_CERT, "
                            + keys.size() + " in SSL_CERT_KEY");
            return certificates;
        }
        for (int i = 0; i < chains.size(); i++) {
            try {
                certificates.add(PemFiles.read(pem("SSL_CERT", chains.get(i)), pem("SSL_CERT_KEY", keys.get(i))));
            } catch (GeneralSecurityException | IOException | InvalidPathException unreadable) {
                variables.refuse(
                        "SSL_CERT",
                        "or its key can't be read: " + unreadable.getClass().getSimpleName() + ", entry " + (i + 1));
            }
        }
        return certificates;
    }

    /** A path, a text in PEM, or such a text in Base64. */
    private String pem(String name, String value) throws IOException {
        if (value.startsWith("-----BEGIN")) {
            return value;
        }
        if (value.matches("[A-Za-z0-9+/=\\s]{200,}")) {
            return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
        }
        return Files.readString(variables.file(name, value));
    }
}
