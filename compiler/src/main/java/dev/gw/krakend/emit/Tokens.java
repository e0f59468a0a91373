package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.krakend.Json;
import dev.gw.krakend.Ledger;
import dev.gw.policy.Policy;
import dev.gw.policy.keys.KeyLock;
import dev.gw.policy.keys.PublicKey;
import dev.gw.policy.type.Jwks;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code jwt}: where a policy jwks made it, the tokens of the issuer are checked by KrakenD's own validator, with the keys
 * that the issuer publishes at the time. Where somebody wrote keys down by hand there is no counterpart.
 */
final class Tokens implements PluginRule {
    static final String VALIDATOR = "auth/validator";

    @Override
    public void apply(Site site) {
        Optional<Policy> policy = site.work().intent().holder(site.plugin().span());
        if (policy.isEmpty() || !Intent.type(policy.get()).equals("jwks")) {
            site.refuse(
                    Code.GW1711,
                    "KrakenD has no consumers with keys of their own; it asks an issuer for its keys",
                    "name the issuer in a policy jwks");
            return;
        }
        new Issuer(site, policy.get()).apply();
    }

    /** One issuer for the endpoints of one route. */
    private record Issuer(Site site, Policy policy) {
        String subject() {
            return "policy " + policy.name();
        }

        Ledger ledger() {
            return site.ledger();
        }

        void apply() {
            if (severalIssuers()) {
                return;
            }
            Optional<KeyLock> lock = lock();
            Optional<MapNode> source = source(lock);
            Optional<String> algorithm = algorithm(lock);
            restrictions();
            if (source.isPresent() && algorithm.isPresent()) {
                MapNode validator = MapNode.empty().with("alg", Json.text(algorithm.get()));
                for (MapNode.Entry entry : source.get().entries()) {
                    validator = validator.with(entry.name(), entry.value());
                }
                MapNode complete = places(audience(validator.with("issuer", policy.require("issuer"))))
                        .with("cache", Json.flag(true))
                        .with("failed_jwk_key_cooldown", Json.text("30s"));
                site.root().put(VALIDATOR, MapNode.empty().with("shared_cache_duration", Json.number(900)));
                site.endpoints().forEach(endpoint -> {
                    endpoint.put(VALIDATOR, complete);
                    endpoint.condition("has(JWT.exp)");
                });
            }
        }

        private boolean severalIssuers() {
            List<Policy> all = site.work().intent().holding("jwks", site.route(), site.service());
            long here = all.stream()
                    .filter(each -> each.scopes().equals(policy.scopes()))
                    .count();
            if (here > 1) {
                ledger().refused(
                                Code.GW1711,
                                subject(),
                                "issuer",
                                policy.require("issuer").span(),
                                "KrakenD trusts one issuer for each endpoint, and here are " + here,
                                "give each issuer routes of its own");
            }
            return here > 1;
        }

        private Optional<KeyLock> lock() {
            String file = Jwks.lockFile(policy.name(), policy.fields());
            return site.work()
                    .files()
                    .read(file, policy.origin())
                    .flatMap(node -> node instanceof MapNode map ? KeyLock.read(map) : Optional.empty());
        }

        private Optional<MapNode> source(Optional<KeyLock> lock) {
            String url = policy.text("jwks_uri", lock.map(KeyLock::uri).orElse(""));
            row("issuer", "issuer of auth/validator");
            if (url.isEmpty()) {
                ledger().refused(
                                Code.GW1711,
                                subject(),
                                "jwks_uri",
                                policy.origin(),
                                "KrakenD does not look for the keys of an issuer by itself",
                                "say jwks_uri, or run gw keys pull");
                return Optional.empty();
            }
            MapNode source = MapNode.empty().with("jwk_url", Json.text(url));
            if (url.startsWith("http://")) {
                changed("jwks_uri", "jwk_url, without TLS: disable_jwk_security is set");
                return Optional.of(source.with("disable_jwk_security", Json.flag(true)));
            }
            row("jwks_uri", "jwk_url");
            changed("lock", "KrakenD asks the issuer for its keys, and keeps them for 15 minutes");
            return Optional.of(source);
        }

        private Optional<String> algorithm(Optional<KeyLock> lock) {
            TreeSet<String> algorithms = new TreeSet<>();
            lock.ifPresent(file -> file.keys().stream()
                    .filter(key -> key.retired().isEmpty())
                    .map(PublicKey::algorithm)
                    .forEach(algorithms::add));
            if (algorithms.size() == 1) {
                return Optional.of(algorithms.first());
            }
            ledger().refused(
                            Code.GW1711,
                            subject(),
                            "lock",
                            policy.origin(),
                            algorithms.isEmpty()
                                    ? "it is not known which algorithm the issuer signs with"
                                    : "the issuer signs with " + String.join(" and ", algorithms)
                                            + ", and KrakenD takes one algorithm for each endpoint",
                            algorithms.isEmpty() ? "run gw keys pull" : "");
            return Optional.empty();
        }

        private MapNode audience(MapNode validator) {
            List<Node> audience = policy.fields().list("audience");
            if (audience.size() > 1) {
                refuse("audience", "KrakenD wants all audiences in a token, and one of these is enough", "name one");
            }
            row("audience", "audience of auth/validator");
            return audience.isEmpty() ? validator : validator.with("audience", ListNode.of(audience));
        }

        /** Where tokens are looked for. */
        private MapNode places(MapNode validator) {
            MapNode result = validator;
            List<String> headers = policy.texts("header_names");
            if (headers.size() == 1 && !headers.get(0).equalsIgnoreCase("Authorization")) {
                result = result.with("auth_header_name", Json.text(headers.get(0)));
            }
            row("header_names", headers.size() > 1 ? "the first of them" : "auth_header_name");
            List<String> cookies = policy.texts("cookie_names");
            if (!cookies.isEmpty()) {
                result = result.with("cookie_key", Json.text(cookies.get(0)));
            }
            row("cookie_names", cookies.size() > 1 ? "the first of them" : "cookie_key");
            if (!policy.texts("uri_param_names").isEmpty()) {
                changed("uri_param_names", "KrakenD takes no token from the address: such callers get 401");
            }
            return result;
        }

        private void restrictions() {
            if (policy.get("maximum_expiration") instanceof Scalar most && most.number() > 0) {
                refuse("maximum_expiration", "KrakenD does not look how long tokens live", "");
            }
            if (policy.get("anonymous") != null) {
                refuse("anonymous", "KrakenD knows no optional tokens: callers without one get 401", "");
            }
            row("consumer", "KrakenD has no consumers");
            if (policy.get("not_before") != null) {
                changed("not_before", "nbf is looked at wherever a token has it, and need not be there");
            }
            row("run_on_preflight", "preflight requests are answered before tokens are looked at");
        }

        private void row(String field, String becomes) {
            Node value = policy.get(field);
            if (value != null) {
                ledger().mapped(subject(), field, value.span(), becomes);
            }
        }

        private void changed(String field, String becomes) {
            Node value = policy.get(field);
            ledger().changed(subject(), field, value == null ? policy.origin() : value.span(), becomes);
        }

        private void refuse(String field, String why, String mend) {
            ledger().refused(
                            Code.GW1711, subject(), field, policy.require(field).span(), why, mend);
        }
    }
}
