package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/lua.md lists what Lua code finds; this holds the page to the Lua sources. */
class PdkPageTest {
    private static final Path PAGE = Path.of("..", "docs", "lua.md");
    private static final Pattern NAME = Pattern.compile("`((?:kong|ngx)\\.[A-Za-z_.0-9]+)`");

    private static Set<String> names(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("\n## " + heading);
        int to = page.indexOf("\n## ", from + 4);
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(page.substring(from, to < 0 ? page.length() : to));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The functions of the tables that Lua code sees, as Lua itself counts them. */
    private static Set<String> present() {
        String code = """
                local found = {}
                local function walk(prefix, t, depth)
                  for key, value in pairs(t) do
                    local name = prefix .. "." .. tostring(key)
                    if type(key) == "string" and type(value) == "function" then
                      found[#found + 1] = name
                    elseif type(key) == "string" and type(value) == "table" and depth < 3 and key ~= "shared" and key ~= "null" and key ~= "absent_in_gw" then
                      walk(name, value, depth + 1)
                    end
                  end
                end
                walk("kong", getmetatable(kong).__index, 1)
                walk("kong.cache", kong.cache, 2)
                walk("ngx", ngx, 1)
                return kong.response.exit(200, table.concat(found, " "))
                """;
        return new TreeSet<>(Set.copyOf(
                Arrays.asList(Snippet.evaluated(Snippet.access(code).trusted()).split(" "))));
    }

    private static Set<String> missing() {
        String code = """
                local found = {}
                for name in pairs(kong.absent_in_gw) do found[#found + 1] = name end
                return kong.response.exit(200, table.concat(found, " "))
                """;
        return new TreeSet<>(
                List.of(Snippet.evaluated(Snippet.access(code).trusted()).split(" ")));
    }

    @Test
    void thePageListsEveryFunctionThatIsThere() throws IOException {
        Set<String> there = present();
        there.removeAll(missing());

        assertThat(names("There")).containsExactlyElementsOf(there);
    }

    @Test
    void thePageListsWhatFailsByItsName() throws IOException {
        assertThat(names("Not there")).containsExactlyElementsOf(missing());
    }
}
