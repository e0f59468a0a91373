package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The module resty.mlcache: values at hand, behind them those of a dictionary, behind them a callback. */
class MlcacheTest {
    private static String plugin(String code) {
        return "return { PRIORITY = 10, VERSION = '1', access = function() local mlcache = require 'resty.mlcache'\n"
                + code + "\nend }";
    }

    private static String answer(String code) throws IOException, InterruptedException {
        Map<String, String> files = Map.of(
                "schema",
                "return { name = 'own', fields = { { config = { type = 'record', fields = {} } } } }",
                "handler",
                plugin(code));
        try (LuaServer server = new LuaServer(Map.of("own", files), "plugins: [{name: own}]\n")) {
            return server.get("/").body();
        }
    }

    @Test
    void aValueComesFromTheCallbackThenFromWhatIsAtHand() throws IOException, InterruptedException {
        assertThat(answer("""
                local cache = assert(mlcache.new("names", "kong_db_cache", { ttl = 60, neg_ttl = 1 }))
                local asked = 0
                local function ask(name) asked = asked + 1 return { name = name } end
                local first, e1, l1 = cache:get("a", nil, ask, "ann")
                local again, e2, l2 = cache:get("a", nil, ask, "bob")
                local other = assert(mlcache.new("names", "kong_db_cache"))
                local third, e3, l3 = other:get("a")
                local none, e4, l4 = cache:get("nothing")
                kong.response.exit(200, table.concat({ first.name, l1, again.name, l2, third.name, l3, tostring(none), l4, asked }, " "))
                """)).isEqualTo("ann 3 ann 1 ann 2 nil -1 1");
    }

    @Test
    void cachesOfOneDictionaryKeepTheirKeysApart() throws IOException, InterruptedException {
        assertThat(answer("""
                local one, two = mlcache.new("one", "kong_db_cache"), mlcache.new("two", "kong_db_cache")
                one:get("k", nil, function() return 1 end)
                local value, _, level = two:get("k", nil, function() return 2 end)
                kong.response.exit(200, value .. " " .. level)
                """)).isEqualTo("2 3");
    }

    @Test
    void whatIsWrongWithACallbackIsTold() throws IOException, InterruptedException {
        assertThat(answer("""
                local cache = mlcache.new("names", "kong_db_cache")
                local _, said = cache:get("a", nil, function() return nil, "no way" end)
                local _, threw = cache:get("b", nil, function() error("broken", 0) end)
                kong.response.exit(200, said .. "|" .. threw)
                """)).isEqualTo("no way|callback threw an error: broken");
    }

    @Test
    void aStaleValueStandsInForACallbackThatFails() throws IOException, InterruptedException {
        assertThat(answer("""
                local cache = mlcache.new("names", "kong_db_cache", { ttl = 0.001, resurrect_ttl = 30 })
                cache:get("a", nil, function() return "old" end)
                ngx.sleep(0.01)
                local value, problem, level = cache:get("a", nil, function() return nil, "down" end)
                kong.response.exit(200, value .. " " .. tostring(problem) .. " " .. level)
                """)).isEqualTo("old nil 4");
    }

    @Test
    void valuesAreSetPeekedAtAndDeleted() throws IOException, InterruptedException {
        assertThat(answer("""
                local cache = mlcache.new("names", "kong_db_cache", { ipc_shm = "kong_locks", ttl = 0 })
                assert(cache:set("a", nil, { 7 }))
                local left, _, peeked = cache:peek("a")
                assert(cache:delete("a"))
                assert(cache:update())
                local gone, _, level = cache:get("a")
                local bulk = mlcache.new_bulk(2)
                bulk:add("x", nil, function(n) return n end, 1)
                bulk:add("y", nil, function(n) return n end, 2)
                local sum = 0
                for i, value, problem, hit in mlcache.each_bulk_res(cache:get_bulk(bulk)) do sum = sum + value * i end
                kong.response.exit(200, table.concat({ left, peeked[1], tostring(gone), level, sum }, " "))
                """)).isEqualTo("0 7 nil -1 5");
    }

    @Test
    void wrongUseIsNamed() throws IOException, InterruptedException {
        assertThat(answer("""
                local _, none = mlcache.new("names", "nowhere")
                local _, key = pcall(function() mlcache.new("n", "kong_db_cache"):get() end)
                local _, ipc = pcall(function() mlcache.new("n", "kong_db_cache"):delete("a") end)
                local _, ttl = pcall(mlcache.new, "n", "kong_db_cache", { ttl = -1 })
                kong.response.exit(200, none .. "|" .. key:match(": (.*)") .. "|" .. ipc:match(": (.*)") .. "|" .. ttl)
                """))
                .isEqualTo("no such lua_shared_dict: nowhere|key must be a string"
                        + "|no ipc to propagate deletion, specify opts.ipc_shm or opts.ipc|opts.ttl must be >= 0");
    }
}
