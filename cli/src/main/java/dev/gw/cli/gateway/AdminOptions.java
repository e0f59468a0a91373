package dev.gw.cli.gateway;

import dev.gw.admin.AdminClient;
import dev.gw.admin.AdminSettings;
import dev.gw.admin.AdminSettings.Header;
import dev.gw.admin.Pause;
import dev.gw.admin.TlsProblem;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.command.UsageException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the command line says where an Admin API is and how to get in. No value of a header is ever shown. */
final class AdminOptions {
    private static final String VARIABLE = "GW_ADMIN_HEADERS";

    private AdminOptions() {}

    static CommandSpec add(CommandSpec spec) {
        spec.addOption(Options.values("NAME:VALUE", "A header for the Admin API; may be repeated", "--header"));
        spec.addOption(Options.value("FILE", "Take such headers from FILE, one a line", "--header-from"));
        spec.addOption(Options.value("FILE", "Trust the authorities in FILE (PEM) instead of the usual", "--ca-cert"));
        spec.addOption(Options.value("FILE", "Show this certificate (PEM)", "--client-cert"));
        spec.addOption(Options.value("FILE", "Its key (PEM, PKCS#8)", "--client-key"));
        return spec.addOption(Options.value("SECONDS", "Wait so long for an answer; else 60", "--timeout"));
    }

    static boolean isUrl(String target) {
        String lower = target.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    static AdminClient client(Invocation invocation, String url) {
        try {
            return new AdminClient(settings(invocation, url), Pause.real());
        } catch (TlsProblem e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new UsageException("that URL or one of the headers can't be used");
        }
    }

    static AdminSettings settings(Invocation invocation, String url) {
        URI whole = uri(url);
        List<Header> headers = headers(invocation);
        String user = whole.getUserInfo();
        if (user != null) {
            String token = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
            headers.add(new Header("Authorization", "Basic " + token));
        }
        Optional<Path> certificate = invocation.value("--client-cert").map(invocation::path);
        Optional<Path> key = invocation.value("--client-key").map(invocation::path);
        if (key.isPresent() && certificate.isEmpty()) {
            throw new UsageException("--client-key needs --client-cert");
        }
        return new AdminSettings(
                base(whole),
                headers,
                invocation.value("--ca-cert").map(invocation::path),
                certificate,
                key,
                Duration.ofSeconds(number(invocation, "--timeout", 60, 1, 86_400)),
                number(invocation, "--parallel", 4, 1, 64),
                number(invocation, "--rate", 0, 1, 10_000));
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            if (isUrl(url) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException noUrl) {
            // said below, with how one looks
        }
        throw new UsageException("the URL of an Admin API is needed, such as http://localhost:8001");
    }

    /** Without user, query and the last slash. */
    private static URI base(URI whole) {
        String path = whole.getRawPath() == null ? "" : whole.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        String port = whole.getPort() < 0 ? "" : ":" + whole.getPort();
        return URI.create(whole.getScheme() + "://" + whole.getHost() + port + path);
    }

    private static List<Header> headers(Invocation invocation) {
        List<Header> headers = new ArrayList<>();
        String fromEnvironment = invocation.terminal().environment().getOrDefault(VARIABLE, "");
        fromEnvironment.lines().forEach(line -> add(line, VARIABLE, headers));
        invocation.value("--header-from").ifPresent(name -> {
            try {
                Files.readString(invocation.path(name)).lines().forEach(line -> add(line, name, headers));
            } catch (IOException e) {
                throw new UsageException(name + " can't be read");
            }
        });
        invocation.values("--header").forEach(word -> add(word, "--header", headers));
        return headers;
    }

    private static void add(String line, String source, List<Header> headers) {
        int colon = line.indexOf(':');
        if (line.isBlank()) {
            return;
        }
        if (colon < 1) {
            throw new UsageException(source + " takes NAME:VALUE, one a line");
        }
        String value = line.substring(colon + 1).strip();
        boolean clean = value.chars().allMatch(c -> c >= ' ' || c == '\t');
        if (!clean) {
            throw new UsageException(source + " has a header with a control character");
        }
        headers.add(new Header(line.substring(0, colon).strip(), value));
    }

    static int number(Invocation invocation, String option, int usual, int least, int most) {
        Optional<String> given = invocation.value(option);
        if (given.isEmpty()) {
            return usual;
        }
        String text = given.get();
        boolean digits = !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int value = digits ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            throw new UsageException(option + " takes a number from " + least + " to " + most);
        }
        return value;
    }
}
