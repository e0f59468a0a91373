package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules that plugins require. */
class LibraryTest {
    private static String evaluated(String code) {
        return Snippet.evaluated(Snippet.access(code).trusted());
    }

    @Test
    void addressesAreTakenApart() {
        String code = """
                local p = require("socket.url").parse("https://me:se%20cret@[::1]:8443/a/b;v=1?x=1&y=2#end")
                local names = { "scheme", "user", "password", "host", "port", "path", "params", "query", "fragment" }
                local said = {}
                for i, name in ipairs(names) do said[i] = p[name] end
                return kong.response.exit(200, table.concat(said, "|") .. " " .. require("socket.url").build(p))
                """;

        assertThat(evaluated(code))
                .isEqualTo("https|me|se%20cret|::1|8443|/a/b|v=1|x=1&y=2|end"
                        + " https://me:se%20cret@[::1]:8443/a/b;v=1?x=1&y=2#end");
    }

    /** The examples of RFC 3986, section 5.4. */
    @ParameterizedTest
    @CsvSource({
        "g:h,g:h",
        "g,http://a/b/c/g",
        "./g,http://a/b/c/g",
        "g/,http://a/b/c/g/",
        "/g,http://a/g",
        "//g,http://g",
        "?y,http://a/b/c/d;p?y",
        "g?y,http://a/b/c/g?y",
        "g;x?y#s,http://a/b/c/g;x?y#s",
        ".,http://a/b/c/",
        "./,http://a/b/c/",
        "..,http://a/b/",
        "../g,http://a/b/g",
        "../..,http://a/",
        "../../g,http://a/g",
        "../../../g,http://a/g"
    })
    void addressesAreResolvedAgainstABase(String relative, String expected) {
        assertThat(evaluated("return kong.response.exit(200, require('socket.url').absolute('http://a/b/c/d;p?q', '"
                        + relative + "'))"))
                .isEqualTo(expected);
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN " + kind + " KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n-----END " + kind
                + " KEY-----\n";
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, nil, nil",
        "RSA, 2048, pkey.PADDINGS.RSA_PKCS1_PSS_PADDING, nil",
        "EC, 256, nil, nil",
        "EC, 256, nil, {ecdsa_use_raw=true}"
    })
    void keysSignAndVerify(String kind, int size, String padding, String options) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(size);
        KeyPair pair = generator.generateKeyPair();
        String code = """
                local pkey, digest = require "resty.openssl.pkey", require "resty.openssl.digest"
                local own, theirs = assert(pkey.new([[%s]])), assert(pkey.new([[%s]]))
                local signed = assert(own:sign("text", "sha256", %s, %s))
                local said = digest.new("sha256")
                said:update("te") said:update("xt")
                return kong.response.exit(200, tostring(own:is_private()) .. " " .. tostring(theirs:is_private()) .. " "
                  .. tostring(theirs:verify(signed, "text", "sha256", %s, %s)) .. " "
                  .. tostring(theirs:verify(signed, "other", "sha256", %s, %s)) .. " "
                  .. tostring(theirs:verify(signed, said, nil, %s, %s)))
                """.formatted(
                        pem("PRIVATE", pair.getPrivate()),
                        pem("PUBLIC", pair.getPublic()),
                        padding,
                        options,
                        padding,
                        options,
                        padding,
                        options,
                        padding,
                        options);

        assertThat(evaluated(code)).isEqualTo("true false true false true");
    }

    @Test
    void whatIsNoKeyIsSaid() {
        assertThat(evaluated(
                        "local k, why = require('resty.openssl.pkey').new('x') return kong.response.exit(200, why)"))
                .isEqualTo("pkey.new: the key can't be read");
    }

    @Test
    void whatAModuleHasNotGotFailsByItsName() {
        assertThat(evaluated("local ok, why = pcall(require('socket').bind) return kong.response.exit(200, why)"))
                .contains("socket.bind is not there in gw");
    }

    @Test
    void textsAreCompressedAndBack() {
        assertThat(evaluated("""
                        local gzip = require "kong.tools.gzip"
                        local long = ("abc"):rep(10000)
                        local small = gzip.deflate_gzip(long)
                        local none, why = gzip.inflate_gzip("no gzip")
                        return kong.response.exit(200, tostring(#small < 500) .. tostring(gzip.inflate_gzip(small) == long)
                          .. tostring(none) .. tostring(why ~= nil))
                        """)).isEqualTo("truetrueniltrue");
    }

    @Test
    void periodsBeginInUtc() {
        assertThat(evaluated("""
                        local b = require("kong.tools.timestamp").get_timestamps(1700000000000)
                        return kong.response.exit(200, ("%d %d %d %d %d %d"):format(b.second, b.minute, b.hour, b.day, b.month, b.year))
                        """))
                .isEqualTo("1700000000000 1699999980000 1699999200000 1699920000000 1698796800000 1672531200000");
    }

    @Test
    void smallThingsAreThere() {
        assertThat(evaluated("""
                        local buffer = require("string.buffer").new()
                        buffer:put("a", 1):putf("%02d", 7)
                        local utils = require "pl.utils"
                        return kong.response.exit(200, buffer:get(2) .. "|" .. tostring(buffer) .. "|"
                          .. table.concat(utils.split(" x  y z "), "/") .. "|" .. table.concat(utils.split("1,2,3", ",", true, 2), "/")
                          .. "|" .. tostring(math.floor(require("socket").gettime()) == ngx.time())
                          .. "|" .. require("resty.openssl.mac").new("k", "HMAC", nil, "sha256"):final("t"):len())
                        """)).isEqualTo("a1|07|x/y/z|1/2,3|true|32");
    }
}
