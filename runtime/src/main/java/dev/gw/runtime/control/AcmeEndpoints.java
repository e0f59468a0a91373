package dev.gw.runtime.control;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.observe.Members;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.acme.Orders;
import dev.gw.runtime.web.WebAnswer;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebProblem;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Certificates of acme: ordering one at once, renewing them, looking at them. */
final class AcmeEndpoints {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.ofDelimiter(":").withUpperCase();
    private static final WebWay WAY = new WebWay(10_000, /* verify= */ true, /* proxy= */ null);

    private final Gateway gateway;
    private final Clock clock = Clock.systemUTC();

    AcmeEndpoints(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The plugin of the configuration; the first, where there are several. */
    private static Optional<Entity> plugin(Call call) {
        return new Store(call)
                .all(EntityKind.PLUGINS)
                .filter(plugin -> "acme".equals(plugin.name()))
                .findFirst();
    }

    private @Nullable Orders orders(Call call) {
        return plugin(call).isEmpty() ? null : Orders.of(gateway.state());
    }

    AdminAnswer order(Call call) {
        Optional<Entity> plugin = plugin(call);
        Orders orders = orders(call);
        if (plugin.isEmpty() || orders == null) {
            return AdminAnswer.page(404);
        }
        MapNode wish = BodyArguments.of(call, null);
        String host = wish.get("host") instanceof Scalar text && text.isString() ? text.text() : null;
        if (host == null) {
            return AdminAnswer.message(400, "host must be provided and containing a single domain");
        } else if (host.indexOf(':') >= 0) {
            return AdminAnswer.message(400, "port is not allowed in host");
        } else if (wish.get("test_http_challenge_flow") instanceof Scalar test
                && test.text().equals("true")) {
            return tried(PluginConfig.of(plugin.get()), host);
        }
        try {
            orders.order(host);
            return AdminAnswer.message(201, "certificate for host " + host + " is created");
        } catch (IOException problem) {
            return AdminAnswer.message(500, "failed to update certificate: " + problem.getMessage());
        }
    }

    /** Whether a challenge would reach this gateway by its name. */
    private AdminAnswer tried(PluginConfig config, String host) {
        String problem = config.strings("domains").contains(host)
                ? asked("http://" + host + "/.well-known/acme-challenge/")
                : "host is not included in plugin config.domains";
        return problem == null
                ? AdminAnswer.message(200, "sanity test for host " + host + " passed")
                : AdminAnswer.message(400, "problem found running sanity check for " + host + ": " + problem);
    }

    private @Nullable String asked(String place) {
        try {
            WebAnswer answer = WebClient.of(gateway.state()).ask(WebRequest.to("GET", WebPlace.of(place + "x")), WAY);
            if (answer.text().contains("no Route matched with those values")) {
                return place + "* doesn't map to a Route in Kong; please refer to docs on how to create dummy Route and"
                        + " Service";
            } else if (answer.text().equals("Not found\n")) {
                return null;
            }
            String status = answer.status() == 404 ? "" : ", unexpected status code: " + answer.status();
            return "unexpected response: \"" + answer.text() + "\"" + status;
        } catch (IOException | IllegalArgumentException unreachable) {
            return WebProblem.reason(unreachable);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "the gateway stops";
        }
    }

    AdminAnswer renew(Call call) {
        Orders orders = orders(call);
        if (orders != null) {
            orders.renew();
        }
        return AdminAnswer.message(202, "Renewal process started successfully");
    }

    AdminAnswer list(Call call) {
        Orders orders = orders(call);
        if (orders == null) {
            return AdminAnswer.page(404);
        }
        try {
            List<Node> shown = views(orders, call.arg("invalid_only") != null);
            return AdminAnswer.ok(new Members().put("data", ListNode.of(shown)).map());
        } catch (IOException problem) {
            return AdminAnswer.message(500, String.valueOf(problem.getMessage()));
        }
    }

    private List<Node> views(Orders orders, boolean invalidOnly) throws IOException {
        List<Node> shown = new ArrayList<>();
        for (String host : orders.hosts()) {
            X509Certificate certificate = orders.certificate(host);
            if (certificate != null && !(invalidOnly && isValid(certificate))) {
                shown.add(view(certificate));
            }
        }
        return shown;
    }

    AdminAnswer find(Call call) {
        Orders orders = orders(call);
        if (orders == null) {
            return AdminAnswer.page(404);
        }
        try {
            X509Certificate certificate = orders.certificate(call.param(0));
            return certificate == null
                    ? AdminAnswer.message(404, "Certificate for host " + call.param(0) + "not found in storage")
                    : AdminAnswer.ok(
                            new Members().put("data", view(certificate)).map());
        } catch (IOException problem) {
            return AdminAnswer.message(500, String.valueOf(problem.getMessage()));
        }
    }

    private boolean isValid(X509Certificate certificate) {
        Instant now = clock.instant();
        return certificate.getNotBefore().toInstant().isBefore(now)
                && certificate.getNotAfter().toInstant().isAfter(now);
    }

    private MapNode view(X509Certificate certificate) {
        boolean rsa = certificate.getPublicKey().getAlgorithm().equals("RSA");
        return new Members()
                .put("digest", digest(certificate))
                .put("host", commonName(certificate.getSubjectX500Principal().getName()))
                .put(
                        "issuer_cn",
                        commonName(certificate.getIssuerX500Principal().getName()))
                .put("not_before", MOMENT.format(certificate.getNotBefore().toInstant()))
                .put("not_after", MOMENT.format(certificate.getNotAfter().toInstant()))
                .put("valid", isValid(certificate))
                .put(
                        "serial_number",
                        HEX.formatHex(certificate.getSerialNumber().toByteArray()))
                .put("pubkey_type", rsa ? "rsaEncryption" : "id-ecPublicKey")
                .map();
    }

    private static String digest(X509Certificate certificate) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String commonName(String name) {
        for (String part : name.split(",", -1)) {
            if (part.startsWith("CN=")) {
                return part.substring(3);
            }
        }
        return "";
    }
}
