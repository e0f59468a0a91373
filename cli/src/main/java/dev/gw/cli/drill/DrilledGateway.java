package dev.gw.cli.drill;

import dev.gw.assemble.Project;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Terminal;
import dev.gw.cli.project.KongVariables;
import dev.gw.cli.project.LuaVariables;
import dev.gw.cli.project.ServedPlugins;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.model.Bundle;
import dev.gw.runtime.lua.LuaSettings;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.settings.GatewaySettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What gw's own gateway is drilled with: the settings that it would be served with, by gw.yml and Kong's variables.
 *
 * @param settings what concerns requests
 * @param lua what Lua code may do
 */
record DrilledGateway(GatewaySettings settings, LuaSettings lua) {
    /** Reads the settings of a project; what is wrong in gw.yml is reported, and wrong variables are a wrong use. */
    static DrilledGateway of(Invocation invocation, Project project, Optional<String> env, Diagnostics out) {
        Map<String, String> environment = invocation.terminal().environment();
        KongVariables variables = new KongVariables(environment, invocation.directory())
                .over(project.settings(env).serve(), project.root());
        GatewaySettings settings = variables.settings();
        // what plugins log is no part of a drill's report
        LuaSettings lua = new LuaVariables(variables, environment).settings(line -> {});
        variables.report(out);
        return new DrilledGateway(settings, lua);
    }

    /** The plugins that it runs: also those of the project's own. */
    Map<String, PluginType> types(Terminal terminal, Project project, Optional<String> env, Bundle bundle) {
        List<String> folders = project.settings(env).plugins();
        return new ServedPlugins(project, folders, lua, text -> terminal.err().println("gw: " + text))
                .under(terminal.environment())
                .of(bundle);
    }
}
