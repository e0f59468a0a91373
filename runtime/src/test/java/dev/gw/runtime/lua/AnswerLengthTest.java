package dev.gw.runtime.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Lua code sees of an answer's Content-Length, and what becomes of it. */
class AnswerLengthTest {
    private static LuaServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new LuaServer(Map.of(), """
                plugins:
                - name: pre-function
                  config:
                    access:
                    - |
                      if kong.request.get_query_arg("exit") then
                        return kong.response.exit(403, "nope")
                      end
                      if kong.request.get_query_arg("say") then
                        ngx.status = 201
                        ngx.say("one")
                        ngx.say("two")
                      end
                      if kong.request.get_query_arg("print") then
                        ngx.header["Content-Length"] = 4
                        ngx.print("nope")
                        return ngx.exit(403)
                      end
                - name: post-function
                  config:
                    header_filter:
                    - |
                      kong.response.set_header("X-Source", kong.response.get_source())
                      kong.response.set_header("X-Seen", tostring(kong.response.get_header("Content-Length")))
                      if kong.request.get_query_arg("clear") then
                        kong.response.clear_header("Content-Length")
                      end
                """);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> lengths(HttpResponse<String> answer) {
        return answer.headers().allValues("content-length");
    }

    @Test
    void whatCodeSaysPieceByPieceIsSentInChunks() throws Exception {
        HttpResponse<String> answer = server.get("/?say=1");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("one\ntwo\n");
        assertThat(lengths(answer)).isEmpty();
        assertThat(answer.headers().allValues("transfer-encoding")).containsExactly("chunked");
        assertThat(answer.headers().allValues("x-seen")).containsExactly("nil");
        assertThat(answer.headers().allValues("x-source")).containsExactly("error");
    }

    @Test
    void headerFiltersSeeTheLengthOfTheUpstreamsAnswer() throws Exception {
        HttpResponse<String> answer = server.get("/");

        assertThat(lengths(answer))
                .containsExactly(Integer.toString(answer.body().length()));
        assertThat(answer.headers().allValues("x-seen")).isEqualTo(lengths(answer));
    }

    @Test
    void theySeeTheLengthOfTheGatewaysOwnAnswer() throws Exception {
        HttpResponse<String> answer = server.get("/?exit=1");

        assertThat(lengths(answer)).containsExactly("4");
        assertThat(answer.headers().allValues("x-seen")).containsExactly("4");
    }

    @Test
    void anAnswerWithoutItIsChunked() throws Exception {
        for (String target : List.of("/?clear=1", "/?exit=1&clear=1")) {
            HttpResponse<String> answer = server.get(target);

            assertThat(lengths(answer)).as(target).isEmpty();
            assertThat(answer.headers().allValues("transfer-encoding")).containsExactly("chunked");
            assertThat(answer.body()).isNotEmpty();
        }
    }

    @Test
    void codeThatNamesTheLengthItselfNamesItOnce() throws Exception {
        HttpResponse<String> answer = server.get("/?print=1");

        assertThat(lengths(answer)).containsExactly("4");
        assertThat(answer.body()).isEqualTo("nope");
    }
}
