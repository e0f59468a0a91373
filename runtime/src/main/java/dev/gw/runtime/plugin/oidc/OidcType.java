package dev.gw.runtime.plugin.oidc;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.auth.SealedText;
import dev.gw.runtime.web.WebClient;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The community plugin oidc, also known as kong-oidc. */
public final class OidcType implements PluginType {
    private static final int SECRET_OCTETS = 32;

    @Override
    public String name() {
        return "oidc";
    }

    @Override
    public int priority() {
        return 1000;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        Settings settings = new Settings(PluginConfig.of(entity));
        String discovery = settings.text("discovery", "");
        String connection = "oidc " + discovery + " " + settings.config().text("timeout") + " "
                + settings.isOn("ssl_verify") + " " + settings.text("http_proxy") + " " + settings.text("https_proxy");
        Backchannel channel = Backchannel.of(settings, WebClient.of(context.state()));
        Known known = context.state().of(connection, Known.class, () -> {
            Provider provider = new Provider(discovery, channel, context.clock());
            return new Known(provider, new SignedTokens(provider, context.clock()));
        });
        Client client = new Client(settings.text("client_id", ""), settings.text("client_secret", ""));
        Told told = new Told(settings);
        Tokens tokens = new Tokens(settings, known.provider(), known.signed(), client, context.clock());
        Sessions sessions =
                new Sessions(seal(entity, settings, context), client.id() + " " + discovery, context.clock());
        Login login = new Login(
                settings, known.provider(), tokens, sessions, new Logout(settings, known.provider(), client), told);
        return new Oidc(settings, told, login, ways(settings, known, client, context));
    }

    private record Known(Provider provider, SignedTokens signed) {}

    private static Oidc.Ways ways(Settings settings, Known known, Client client, PluginContext context) {
        List<String> algorithms = settings.texts("bearer_jwt_auth_signing_algs");
        Expectation own = new Expectation(settings.audiences(), /* identity= */ true, algorithms, null);
        Oidc.TokenCheck signed = settings.isOn("bearer_jwt_auth_enable")
                ? token -> known.signed().check(token, own)
                : null;
        return new Oidc.Ways(signed, vouched(settings, known, client, context));
    }

    private static Oidc.@Nullable TokenCheck vouched(
            Settings settings, Known known, Client client, PluginContext context) {
        String endpoint = settings.text("introspection_endpoint");
        if (endpoint == null) {
            return null;
        }
        if (settings.isOn("use_jwks")) {
            Expectation any = new Expectation(null, /* identity= */ false, Tokens.ALGORITHMS, null);
            return token -> known.signed().check(token, any);
        }
        String name = "oidc introspection " + endpoint + " " + Recent.digest(client.id() + " " + client.secret()) + " "
                + settings.text("introspection_endpoint_auth_method") + " "
                + settings.isOn("introspection_cache_ignore") + " " + settings.text("discovery");
        return context.state()
                .of(
                        name,
                        Introspection.class,
                        () -> new Introspection(
                                endpoint, settings, known.provider().channel(), client, context.clock()))::check;
    }

    private static SealedText seal(Entity entity, Settings settings, PluginContext context) {
        String secret = settings.text("session_secret");
        return new SealedText(
                secret != null
                        ? secret
                        : context.state().of("oidc secret " + entity.id(), String.class, OidcType::drawn));
    }

    private static String drawn() {
        byte[] secret = new byte[SECRET_OCTETS];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    @Override
    public List<String> notRun(Entity entity) {
        Settings settings = new Settings(PluginConfig.of(entity));
        List<String> sentences = new ArrayList<>();
        if (!settings.text("response_type", "code").equals("code")) {
            sentences.add("response_type is code, whatever it says; the implicit flow is not run");
        }
        String secret = settings.text("session_secret");
        if (secret != null && !isBase64(secret)) {
            sentences.add("session_secret is no base64, for which the plugin in Kong answers with 500");
        }
        if (settings.texts("header_names").size()
                != settings.texts("header_claims").size()) {
            sentences.add("header_names and header_claims are not as many, so none of these headers is sent");
        }
        return sentences;
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
