package dev.gw.runtime;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.lua.CustomFields;
import dev.gw.runtime.lua.LuaSettings;
import dev.gw.runtime.plugin.LuaTwin;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.acl.AclType;
import dev.gw.runtime.plugin.acme.AcmeType;
import dev.gw.runtime.plugin.aipromptdecorator.PromptDecoratorType;
import dev.gw.runtime.plugin.aipromptguard.PromptGuardType;
import dev.gw.runtime.plugin.aiprompttemplate.PromptTemplateType;
import dev.gw.runtime.plugin.aiproxy.AiProxyType;
import dev.gw.runtime.plugin.airequesttransformer.AiRequestTransformerType;
import dev.gw.runtime.plugin.airesponsetransformer.AiResponseTransformerType;
import dev.gw.runtime.plugin.awslambda.AwsLambdaType;
import dev.gw.runtime.plugin.azurefunctions.AzureFunctionsType;
import dev.gw.runtime.plugin.basicauth.BasicAuthType;
import dev.gw.runtime.plugin.botdetection.BotDetectionType;
import dev.gw.runtime.plugin.callerlimits.CallerLimitsType;
import dev.gw.runtime.plugin.correlationid.CorrelationIdType;
import dev.gw.runtime.plugin.cors.CorsType;
import dev.gw.runtime.plugin.datadog.DatadogType;
import dev.gw.runtime.plugin.filelog.FileLogType;
import dev.gw.runtime.plugin.grpcgateway.GrpcGatewayType;
import dev.gw.runtime.plugin.grpcweb.GrpcWebType;
import dev.gw.runtime.plugin.hmacauth.HmacAuthType;
import dev.gw.runtime.plugin.httplog.HttpLogType;
import dev.gw.runtime.plugin.iprestriction.IpRestrictionType;
import dev.gw.runtime.plugin.jwt.JwtType;
import dev.gw.runtime.plugin.keyauth.KeyAuthType;
import dev.gw.runtime.plugin.ldapauth.LdapAuthType;
import dev.gw.runtime.plugin.loggly.LogglyType;
import dev.gw.runtime.plugin.oauth2.OAuth2Type;
import dev.gw.runtime.plugin.oidc.OidcType;
import dev.gw.runtime.plugin.opentelemetry.OpenTelemetryType;
import dev.gw.runtime.plugin.planlimits.PlanLimitsType;
import dev.gw.runtime.plugin.postfunction.PostFunctionType;
import dev.gw.runtime.plugin.prefunction.PreFunctionType;
import dev.gw.runtime.plugin.prometheus.PrometheusType;
import dev.gw.runtime.plugin.proxycache.ProxyCacheType;
import dev.gw.runtime.plugin.quotamirror.QuotaMirrorType;
import dev.gw.runtime.plugin.ratelimiting.RateLimitingType;
import dev.gw.runtime.plugin.redirect.RedirectType;
import dev.gw.runtime.plugin.requestsizelimiting.RequestSizeLimitingType;
import dev.gw.runtime.plugin.requesttermination.RequestTerminationType;
import dev.gw.runtime.plugin.requesttransformer.RequestTransformerType;
import dev.gw.runtime.plugin.responseratelimiting.ResponseRateLimitingType;
import dev.gw.runtime.plugin.responsetransformer.ResponseTransformerType;
import dev.gw.runtime.plugin.session.SessionType;
import dev.gw.runtime.plugin.standardwebhooks.StandardWebhooksType;
import dev.gw.runtime.plugin.statsd.StatsdType;
import dev.gw.runtime.plugin.syslog.SyslogType;
import dev.gw.runtime.plugin.tcplog.TcpLogType;
import dev.gw.runtime.plugin.udplog.UdpLogType;
import dev.gw.runtime.plugin.zipkin.ZipkinType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The plugins that gw runs. */
public final class PluginTypes {
    private static final Map<String, PluginType> ALL = with(LuaSettings.USUAL, List.of());

    /** The number that ngx has for the level of errors. */
    private static final int ERR = 4;

    /** The number that ngx has for the level of warnings. */
    private static final int WARN = 5;

    private PluginTypes() {}

    /** All of them, by name. */
    public static Map<String, PluginType> all() {
        return ALL;
    }

    /** The plugins that gw brings for Kong as Lua, by name; a type of the same name does the same here. */
    public static SortedMap<String, LuaTwin> brought() {
        SortedMap<String, LuaTwin> twins = new TreeMap<>();
        Stream.of(CallerLimitsType.LUA, PlanLimitsType.LUA, QuotaMirrorType.LUA)
                .forEach(twin -> twins.put(twin.name(), twin));
        return twins;
    }

    /**
     * All of them, and those of a project's own.
     *
     * @param lua how Lua code runs
     * @param custom the project's own; one of a name that gw has itself takes its place
     */
    public static Map<String, PluginType> with(LuaSettings lua, List<? extends PluginType> custom) {
        Map<String, PluginType> types = new HashMap<>();
        Stream.concat(bundled(lua), custom.stream()).forEach(type -> types.put(type.name(), type));
        return Map.copyOf(types);
    }

    private static Stream<PluginType> bundled(LuaSettings lua) {
        return Stream.of(
                new AclType(),
                new AcmeType(lua.logLevel() >= ERR ? lua.log() : line -> {}),
                new AiProxyType(),
                new AiRequestTransformerType(),
                new AiResponseTransformerType(),
                new AwsLambdaType(),
                new AzureFunctionsType(),
                new BasicAuthType(),
                new BotDetectionType(),
                new CallerLimitsType(),
                new CorrelationIdType(),
                new CorsType(),
                new CustomFields(new FileLogType(), lua),
                new GrpcGatewayType(),
                new GrpcWebType(),
                new HmacAuthType(),
                new CustomFields(new HttpLogType(), lua),
                new IpRestrictionType(),
                new JwtType(),
                new KeyAuthType(),
                new PlanLimitsType(),
                new PostFunctionType(lua),
                new PreFunctionType(lua),
                new PrometheusType(),
                new PromptDecoratorType(),
                new PromptGuardType(),
                new PromptTemplateType(),
                new ProxyCacheType(),
                new QuotaMirrorType(lua.logLevel() >= WARN ? lua.log() : line -> {}),
                new RateLimitingType(),
                new RedirectType(),
                new RequestSizeLimitingType(),
                new RequestTerminationType(),
                new RequestTransformerType(lua),
                new ResponseRateLimitingType(),
                new ResponseTransformerType(),
                new DatadogType(),
                new LdapAuthType(),
                new CustomFields(new LogglyType(), lua),
                new OAuth2Type(),
                new OidcType(),
                new OpenTelemetryType(),
                new SessionType(),
                new StandardWebhooksType(),
                new StatsdType(),
                new CustomFields(new SyslogType(), lua),
                new CustomFields(new TcpLogType(), lua),
                new CustomFields(new UdpLogType(), lua),
                new ZipkinType());
    }

    /** The names of plugins that a configuration asks for and no type runs, in alphabetical order. */
    public static Set<String> notRun(Bundle bundle, Map<String, PluginType> types) {
        Set<String> names = new TreeSet<>();
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            String name = plugin.name();
            if (name != null && plugin.isTrue("enabled") && !types.containsKey(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** What of the plugins that are run is valid but has no effect here, a sentence each: "cors: …". */
    public static List<String> limits(Bundle bundle, Map<String, PluginType> types) {
        List<String> sentences = new ArrayList<>();
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            PluginType type = types.get(String.valueOf(plugin.name()));
            if (type != null && plugin.isTrue("enabled")) {
                type.notRun(plugin).forEach(sentence -> sentences.add(type.name() + ": " + sentence));
            }
        }
        return sentences;
    }
}
