package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules of Kong and OpenResty that code requires. */
class ModulesTest {
    private static final Path PAGE = Path.of("..", "docs", "lua.md");

    private static String evaluated(String code) {
        return Snippet.evaluated(Snippet.access(code).trusted());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/lua/modules.csv", delimiter = '|', quoteCharacter = '`')
    void whatModulesGiveIsWhatTheirOriginalsGive(String module, String expression, String expected) {
        String code =
                "local m = require '" + module + "'\nreturn kong.response.exit(200, tostring((" + expression + ")))";

        assertThat(evaluated(code)).isEqualTo(expected);
    }

    private static Set<String> names(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("\n### " + heading);
        Matcher matcher = Pattern.compile("`([^`]+)`").matcher(page.substring(from, page.indexOf("\n#", from + 5)));
        Set<String> names = new TreeSet<>();
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The keys of a table of the part that knows all modules. */
    private static Set<String> shelved(String table) {
        String source = LuaSources.text("shelves");
        Snippet snippet = Snippet.access("local gw = {}\nlocal shelves = (function(...)\n" + source + "\nend)(gw)\n"
                        + "local names = {}\nfor name in pairs(shelves." + table
                        + ") do names[#names + 1] = name end\nreturn kong.response.exit(200, table.concat(names, ' '))")
                .trusted();
        return new TreeSet<>(Set.of(Snippet.evaluated(snippet).split(" ")));
    }

    @Test
    void thePageListsTheModulesThatAreThere() throws IOException {
        assertThat(names("Modules")).containsExactlyElementsOf(shelved("of"));
    }

    @Test
    void thePageListsTheModulesThatAreNot() throws IOException {
        assertThat(names("No modules")).containsExactlyElementsOf(shelved("absent"));
    }

    @Test
    void everyModuleThatIsListedLoads() {
        String code = "local out = {}\nfor name in ('" + String.join(" ", shelved("of")) + "'):gmatch '%S+' do\n"
                + "  local ok, module = pcall(require, name)\n"
                + "  if not ok or not module then out[#out + 1] = name .. ': ' .. tostring(module) end\nend\n"
                + "return kong.response.exit(200, table.concat(out, ', '))";

        assertThat(evaluated(code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lpeg, Kong may have it",
        "kong.runloop.handler, Kong may have it",
        "kong.singletons, Kong 3 has it no more",
        "kong.plugins.base_plugin, Kong 3 has it no more",
        "nobody.knows, in no file that KONG_LUA_PACKAGE_PATH leads to"
    })
    void whatIsNotThereIsNamedWithTheReason(String module, String reason) {
        assertThat(evaluated("local ok, why = pcall(require, '" + module + "') return kong.response.exit(200, why)"))
                .contains("module '" + module + "' not found: ", reason);
    }

    @Test
    void modulesAreFoundWhereThePackagePathLeads(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("lib/inner"));
        Files.writeString(folder.resolve("lib/greeting.lua"), "return { word = require('lib.inner') }");
        Files.writeString(folder.resolve("lib/inner/init.lua"), "return 'hello'");
        Snippet snippet = Snippet.access("return kong.response.exit(200, require('lib.greeting').word)")
                .trusted()
                .configured("lua_package_path", folder + "/?.lua;" + folder + "/?/init.lua;;");

        assertThat(Snippet.evaluated(snippet)).isEqualTo("hello");
    }

    @Test
    void certificatesTellWhoTheyAreOf() {
        String pem = OneCertificate.PEM;
        String code = """
                local x509 = require "resty.openssl.x509"
                local c = assert(x509.new([[%s]]))
                local store = require("resty.openssl.x509.store").new()
                store:add(c)
                return kong.response.exit(200, c:get_subject_name():find("CN").blob .. " "
                  .. c:get_subject_name():tostring() .. " " .. tostring(c:get_not_after() > c:get_not_before())
                  .. " " .. #c:digest("sha256") .. " " .. tostring(c:get_pubkey():is_private())
                  .. " " .. tostring(x509.new(c:tostring("DER"), "DER"):to_PEM() == c:to_PEM()))
                """.formatted(pem);

        assertThat(evaluated(code)).isEqualTo("gw.test CN=gw.test/O=gw true 32 false true");
    }

    @Test
    void eventsAndNamedTimersAreThere() {
        assertThat(evaluated("""
                        local events, heard = kong.worker_events, 0
                        events.register(function() heard = heard + 1 end, "source", "event")
                        local bulk = kong.cache:get_bulk({ "a", nil, function() return 5 end, nil, n = 1 })
                        return kong.response.exit(200, tostring(kong.timer:cancel("no")) .. bulk[1] .. tostring(kong.vault.try(function(o) return o end, 7)))
                        """)).isEqualTo("false57");
    }
}
