package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many fields and arguments code reads at once, as {@code lua_max_…} says; code that names a number gets that. */
class MostReadTest {
    private static String read(String expression) {
        Snippet snippet = Snippet.access("local n = 0 for _ in pairs(" + expression + ") do n = n + 1 end"
                        + " return kong.response.exit(200, tostring(n))")
                .configured("lua_max_req_headers", "3")
                .configured("lua_max_uri_args", "2")
                .configured("lua_max_post_args", "1");
        return Snippet.evaluated(snippet, "A", "1", "B", "2", "C", "3", "D", "4");
    }

    @Test
    void fieldsOfRequests() {
        assertThat(read("kong.request.get_headers()")).isEqualTo("3");
        assertThat(read("ngx.req.get_headers()")).isEqualTo("3");
        assertThat(read("kong.request.get_headers(4)")).isEqualTo("4");
    }

    @Test
    void argumentsOfQueries() {
        assertThat(read("kong.request.get_query()")).isEqualTo("2");
        assertThat(read("ngx.req.get_uri_args()")).isEqualTo("2");
        assertThat(read("ngx.decode_args('x=1&y=2&z=3')")).isEqualTo("2");
        assertThat(read("ngx.decode_args('x=1&y=2&z=3', 0)")).isEqualTo("3");
    }

    @Test
    void codeSeesTheNumbers() {
        assertThat(Snippet.evaluated(Snippet.access(
                                "return kong.response.exit(200, tostring(kong.configuration.lua_max_uri_args + 1))")
                        .configured("lua_max_uri_args", "7")))
                .isEqualTo("8");
    }
}
