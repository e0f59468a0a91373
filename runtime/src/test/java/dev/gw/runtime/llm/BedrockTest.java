package dev.gw.runtime.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.aws.Signing;
import dev.gw.runtime.json.Cjson;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BedrockTest {
    private static final String TALK =
            "{'messages':[{'role':'system','content':'Be short'},{'role':'user','content':'Hi'}]}";
    private static final String ANSWER = """
            {"output":{"message":{"role":"assistant","content":[{"text":"Hello"}]}},"stopReason":"end_turn",
            "usage":{"inputTokens":3,"outputTokens":2,"totalTokens":5}}""";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private final Driver bedrock = new Bedrock("us-west-2");
    private final Provider provider = new Provider();

    @AfterEach
    void close() {
        provider.close();
    }

    private static Model model(String name) {
        return new Model("bedrock", name, Map.of("max_tokens", 9.0));
    }

    private String told(String name, String request) throws Driver.Untold {
        Map<String, Object> read = Objects.requireNonNull(LlmBody.json(request.replace('\'', '"')));
        return Cjson.encode(bedrock.told(read, model(name), Driver.CHAT)).replace('"', '\'');
    }

    @Test
    void aChatIsToldAsAConversation() throws Exception {
        assertThat(told("anthropic.claude", TALK))
                .isEqualTo(
                        "{'anthropic_version':'bedrock-2023-05-31','messages':[{'role':'user','content':[{'text':'Hi'}]}],"
                                + "'system':[{'text':'Be short'}],'inferenceConfig':{'maxTokens':9}}");
    }

    @Test
    void toolsAndTheirResultsAreTold() throws Exception {
        assertThat(
                        told(
                                "anthropic.claude",
                                "{'messages':[{'role':'assistant','tool_calls':[{'id':'t1','function':"
                                        + "{'name':'f','arguments':'{}'}}]},{'role':'tool','tool_call_id':'t1','content':'7'}],"
                                        + "'tools':[{'type':'function','function':{'name':'f','parameters':{'type':'object'}}}]}"))
                .contains("{'role':'assistant','content':[{'toolUse':{'toolUseId':'t1','name':'f','input':{}}}]}")
                .contains(
                        "{'role':'user','content':[{'toolResult':{'toolUseId':'t1','content':[{'json':{'result':7}}]}}]}")
                .contains(
                        "'toolConfig':{'tools':[{'toolSpec':{'name':'f','inputSchema':{'json':{'type':'object'}}}}]}");
    }

    @Test
    void someModelsTakeNoInstructions() {
        assertThatThrownBy(() -> told("amazon.titan-text-lite-v1", TALK))
                .hasMessage("error transforming to bedrock://llm/v1/chat: system prompts are unsupported for model"
                        + " 'amazon.titan-text-lite-v1");
    }

    @Test
    void anAnswerIsUnderstood() throws Exception {
        assertThat(bedrock.understood(ANSWER, model("m"), Driver.CHAT).replace('"', '\''))
                .isEqualTo("{'choices':[{'index':0,'message':{'role':'assistant','content':'Hello'},"
                        + "'finish_reason':'stop'}],'object':'chat.completion','model':'m',"
                        + "'usage':{'prompt_tokens':3,'completion_tokens':2,'total_tokens':5}}");
        assertThatThrownBy(() -> bedrock.understood("{}", model("m"), Driver.CHAT))
                .hasMessageContaining("no generation candidates received from Bedrock, or max_tokens too short");
    }

    private static String frame(String kind, String payload) {
        byte[] name = ":event-type".getBytes(StandardCharsets.US_ASCII);
        byte[] body = payload.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        int headers = 1 + name.length + 3 + kind.length();
        ByteBuffer frame = ByteBuffer.allocate(16 + headers + body.length);
        frame.putInt(frame.capacity()).putInt(headers).putInt(0);
        frame.put((byte) name.length).put(name).put((byte) 7).putShort((short) kind.length());
        frame.put(kind.getBytes(StandardCharsets.US_ASCII)).put(body).putInt(0);
        return new String(frame.array(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aStreamIsPassedOnHoweverItsFramesFall() {
        String all = frame("messageStart", "{'role':'assistant'}")
                + frame("contentBlockDelta", "{'contentBlockIndex':0,'delta':{'text':'Hé'}}")
                + frame("contentBlockStop", "{'contentBlockIndex':0}")
                + frame("messageStop", "{'stopReason':'max_tokens'}")
                + frame("metadata", "{'usage':{'inputTokens':3,'outputTokens':2}}");
        EventSource frames = EventSource.of(AwsFrames.TYPE);
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < all.length(); i += 7) {
            for (StreamEvent event : frames.next(all.substring(i, Math.min(i + 7, all.length())))) {
                StreamPiece piece = bedrock.piece(event, model("m"), Driver.CHAT, new StreamMemory());
                said.append(piece == null ? "-" : piece.text()).append('\n');
            }
        }

        assertThat(said.toString().replace('"', '\'').split("\n", -1))
                .satisfiesExactly(
                        begin -> assertThat(begin).contains("'delta':{'content':'','role':'assistant'}"),
                        text -> assertThat(text).contains("'delta':{'content':'H"),
                        stop -> assertThat(stop).isEqualTo("-"),
                        end -> assertThat(end).contains("'finish_reason':'length'"),
                        last -> assertThat(last).isEqualTo("[DONE]"),
                        nothing -> assertThat(nothing).isEmpty());
    }

    @Test
    void whatIsNoFrameEndsTheStream() {
        EventSource frames = EventSource.of(AwsFrames.TYPE);

        assertThat(frames.next("this is no stream of AWS at all")).isEmpty();
        assertThat(frames.next(frame("messageStart", "{}"))).isEmpty();
    }

    private HttpResponse<String> asked(String request) throws Exception {
        String plugin = """
                - name: ai-proxy
                  config:
                    route_type: llm/v1/chat
                    auth: {aws_access_key_id: AKID, aws_secret_access_key: secret}
                    model:
                      provider: bedrock
                      name: "anthropic.claude-3:0"
                      options:
                        bedrock: {aws_region: us-west-2}
                        upstream_url: "http://127.0.0.1:%d/model/anthropic.claude-3:0/converse"
                """.formatted(provider.port());
        try (ServedPlugin served = new ServedPlugin(List.of(), provider.port(), plugin)) {
            return served.post("/", request.replace('\'', '"'));
        }
    }

    @Test
    void requestsAreSigned() throws Exception {
        provider.says(200, "application/json", ANSWER);
        HttpResponse<String> answer = asked(TALK);
        Provider.Asked asked = provider.asked();
        String moment = asked.header("X-amz-date");
        Instant when = LocalDateTime.parse(moment, MOMENT).toInstant(ZoneOffset.UTC);
        Map<String, String> expected = new Signing("AKID", "secret", "us-west-2", "bedrock")
                .sign(
                        "POST",
                        "/model/anthropic.claude-3:0/converse",
                        "",
                        Map.of("host", asked.header("Host")),
                        asked.body().getBytes(StandardCharsets.UTF_8),
                        when);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"content\":\"Hello\"");
        assertThat(asked.line()).isEqualTo("POST /model/anthropic.claude-3:0/converse");
        assertThat(asked.header("Authorization"))
                .contains("/us-west-2/bedrock/aws4_request")
                .isEqualTo(expected.get("Authorization"));
    }

    @Test
    void aPluginMayAskItOnItsOwn() throws Exception {
        provider.says(200, "application/json", ANSWER);
        String plugin = """
                - name: ai-request-transformer
                  config:
                    prompt: "Shorten"
                    llm:
                      route_type: llm/v1/chat
                      auth: {aws_access_key_id: AKID, aws_secret_access_key: secret}
                      model:
                        provider: bedrock
                        name: m
                        options: {bedrock: {aws_region: us-west-2}, upstream_url: "http://127.0.0.1:%d/m"}
                """.formatted(provider.port());
        try (ServedPlugin served = new ServedPlugin(List.of(), provider.port(), plugin)) {
            served.post("/", "{\"long\": true}");
        }

        assertThat(provider.count()).isEqualTo(2);
        assertThat(provider.asked().body()).isEqualTo("Hello");
    }
}
