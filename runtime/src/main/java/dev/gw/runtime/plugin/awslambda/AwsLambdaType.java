package dev.gw.runtime.plugin.awslambda;

import dev.gw.model.Entity;
import dev.gw.runtime.aws.Account;
import dev.gw.runtime.aws.Credentials;
import dev.gw.runtime.aws.Roles;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebWay;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The plugin aws-lambda. */
public final class AwsLambdaType implements PluginType {
    private final UnaryOperator<@Nullable String> environment;

    /** The plugin, which looks for credentials in this process's environment where a configuration has none. */
    public AwsLambdaType() {
        this(System::getenv);
    }

    /**
     * The plugin.
     *
     * @param environment the value of a variable; null where it has none
     */
    AwsLambdaType(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "aws-lambda";
    }

    @Override
    public int priority() {
        return 750;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        WebClient client = WebClient.of(context.state());
        WebWay way = new WebWay((long) config.number("timeout"), /* verify= */ true, config.text("proxy_url"));
        Account account = account(config);
        Credentials credentials = account.region() == null
                ? null
                : credentials(config, account, new Roles(client, way.proxy(), context.clock(), environment));
        return new AwsLambda(config, client, way, context.clock(), credentials, account.region());
    }

    private static Credentials credentials(PluginConfig config, Account account, Roles roles) {
        Credentials own = roles.of(account, "v2".equals(config.text("aws_imds_protocol_version")));
        String role = config.text("aws_assume_role_arn");
        return role == null
                ? own
                : roles.assumed(
                        own,
                        role,
                        config.text("aws_role_session_name"),
                        config.text("aws_sts_endpoint_url"),
                        account.region());
    }

    private Account account(PluginConfig config) {
        return Account.of(config.text("aws_key"), config.text("aws_secret"), config.text("aws_region"), environment);
    }

    @Override
    public List<String> notRun(Entity entity) {
        PluginConfig config = PluginConfig.of(entity);
        return account(config).region() == null
                ? List.of("there is no aws_region and no AWS_REGION in the environment; its requests get 500")
                : List.of();
    }
}
