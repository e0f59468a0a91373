package dev.gw.runtime.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.source.SourceFile;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each provider is told, and what is understood of its answers. */
class ProvidersTest {
    private static final String TALK = "{\"messages\":[{\"role\":\"system\",\"content\":\"S\"},"
            + "{\"role\":\"user\",\"content\":\"U\"},{\"role\":\"assistant\",\"content\":\"A\"},"
            + "{\"role\":\"user\",\"content\":\"V\"}],\"max_tokens\":5,\"top_p\":0.5,\"top_k\":3}";
    private static final String PROMPT = "{\"prompt\":\"P\",\"max_tokens\":5}";

    private final String yaml;

    ProvidersTest() {
        yaml = "{provider: %s, name: m, options: {temperature: 0.25, %s}}";
    }

    private PluginConfig config(String provider, String options) {
        String text = "{model: " + yaml.formatted(provider, options) + "}";
        return new PluginConfig((MapNode)
                DocumentReader.read(SourceFile.of("m.yml", text), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow());
    }

    private Model model(String provider, String options) {
        return Model.of(config(provider, options).record("model").fields());
    }

    private String told(String provider, String options, String route, String request) throws Driver.Untold {
        Driver driver = Objects.requireNonNull(Drivers.of(config(provider, options)));
        Map<String, Object> read = Objects.requireNonNull(LlmBody.json(request));
        return Cjson.encode(driver.told(read, model(provider, options), "llm/v1/" + route))
                .replace('"', '\'');
    }

    private String understood(String provider, String options, String route, String answer) throws Driver.Untold {
        Driver driver = Objects.requireNonNull(Drivers.of(config(provider, options)));
        return driver.understood(answer.replace('\'', '"'), model(provider, options), "llm/v1/" + route)
                .replace('"', '\'');
    }

    private String streamed(String provider, String options, String type, String... pieces) {
        Driver driver = Objects.requireNonNull(Drivers.of(config(provider, options)));
        StreamSplitter splitter = new StreamSplitter(type);
        StreamMemory memory = new StreamMemory();
        StringBuilder out = new StringBuilder();
        for (String piece : pieces) {
            for (StreamEvent event :
                    splitter.next(piece.replace('\'', '"').replace('|', '\n').replace('^', '\r'))) {
                StreamPiece made = driver.piece(event, model(provider, options), Driver.CHAT, memory);
                if (made != null) {
                    out.append(made.text())
                            .append(' ')
                            .append((int) made.prompt())
                            .append('+');
                    out.append((int) made.completion()).append('|');
                }
            }
        }
        return out.toString().replace('"', '\'');
    }

    @Test
    void openAiAndAzureGetWhatCallersSay() throws Exception {
        assertThat(told("openai", "max_tokens: 9", "chat", TALK))
                .contains("'max_tokens':9,'top_p':0.5,'temperature':0.25,'model':'m','stream':false")
                .doesNotContain("top_k");
        assertThat(told("azure", "azure_instance: i", "completions", PROMPT))
                .isEqualTo("{'prompt':'P','max_tokens':5,'temperature':0.25,'model':'m','stream':false}");
    }

    @Test
    void anthropicGetsTheSystemsWordsBesideTheMessages() throws Exception {
        assertThat(told("anthropic", "", "chat", TALK))
                .isEqualTo("{'messages':[{'role':'user','content':'U'},{'role':'assistant','content':'A'},"
                        + "{'role':'user','content':'V'}],'system':'S','temperature':0.25,'max_tokens':5,"
                        + "'model':'m','stream':false}");
        assertThat(told("anthropic", "", "completions", PROMPT))
                .isEqualTo("{'prompt':'Human: P\\n\\nAssistant:','temperature':0.25,"
                        + "'max_tokens_to_sample':5,'model':'m','stream':false}");
    }

    @Test
    void anthropicGetsToolsAndTheirResults() throws Exception {
        String request = "{'messages':[{'role':'assistant','tool_calls':[{'id':'1','function':{'name':'f',"
                + "'arguments':'{}'}}]},{'role':'tool','tool_call_id':'1','content':'r'}],"
                + "'tools':[{'type':'function','function':{'name':'f','parameters':{'type':'object'}}}]}";

        assertThat(told("anthropic", "", "chat", request.replace('\'', '"')))
                .contains("'content':[{'type':'tool_use','id':'1','name':'f','input':{}}]")
                .contains("{'role':'user','content':[{'type':'tool_result','tool_use_id':'1','content':'r'}]}")
                .contains("'tools':[{'name':'f','input_schema':{'type':'object'}}]");
    }

    @Test
    void cohereGetsTheLastMessageAndAHistory() throws Exception {
        assertThat(told("cohere", "", "chat", TALK))
                .contains("'message':'V'")
                .contains("'chat_history':[{'role':'USER','message':'S'},{'role':'USER','message':'U'},"
                        + "{'role':'CHATBOT','message':'A'}]")
                .contains("'p':0.5,'k':3")
                .doesNotContain("messages");
    }

    @Test
    void llama2GetsItsOwnMarks() throws Exception {
        assertThat(told("llama2", "llama2_format: raw", "chat", TALK))
                .contains("'inputs':'<s>[INST] <<SYS>> S <</SYS>> U [/INST] <s>[INST] V [/INST]'")
                .contains("'parameters':{'max_new_tokens':5,'top_p':0.5,'top_k':3,'temperature':0.25,'stream':false}");
        assertThat(told("llama2", "llama2_format: ollama", "completions", PROMPT))
                .isEqualTo("{'prompt':'P','stream':false,'model':'m','options':{'num_predict':5,'temperature':0.25}}");
        assertThat(told("mistral", "mistral_format: ollama", "chat", TALK)).contains("'options':{'num_predict':5");
        assertThat(told("mistral", "mistral_format: openai", "chat", TALK)).contains("'max_tokens':5");
    }

    @Test
    void geminiGetsContentsAndAnInstruction() throws Exception {
        assertThat(told("gemini", "", "chat", TALK))
                .isEqualTo("{'contents':[{'role':'user','parts':[{'text':'U'}]},{'role':'model','parts':"
                        + "[{'text':'A'}]},{'role':'user','parts':[{'text':'V'}]}],"
                        + "'systemInstruction':{'parts':[{'text':'S'}]},"
                        + "'generationConfig':{'maxOutputTokens':5,'temperature':0.25,'topK':3,'topP':0.5}}");
        assertThatThrownBy(() -> told("gemini", "", "completions", PROMPT))
                .hasMessage("no transformer for gemini://llm/v1/completions");
    }

    @Test
    void geminiGetsPictures() throws Exception {
        String request = "{'messages':[{'role':'user','content':[{'type':'text','text':'see'},"
                + "{'type':'image_url','image_url':{'url':'data:image/png;base64,AAAA'}},"
                + "{'type':'image_url','image_url':{'url':'https://a.test/b.png'}}]}]}";

        assertThat(told("gemini", "", "chat", request.replace('\'', '"')))
                .contains("{'inlineData':{'data':'AAAA','mimeType':'image/png'}}")
                .contains("{'fileData':{'fileUri':'https://a.test/b.png','mimeType':'image/generic'}}");
    }

    @Test
    void huggingFaceGetsParametersAndOptions() throws Exception {
        assertThat(told("huggingface", "huggingface: {use_cache: true}", "completions", PROMPT))
                .isEqualTo("{'inputs':'P','options':{'use_cache':true,'wait_for_model':false},"
                        + "'parameters':{'temperature':0.25,'max_new_tokens':5},'model':'m'}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "anthropic | x: 1 | chat | {'content':[{'type':'text','text':'a'},{'text':'b'}],'stop_reason':'end',"
                        + "'model':'c','usage':{'input_tokens':1,'output_tokens':2}} | {'choices':[{'index':0,'message':"
                        + "{'role':'assistant','content':'a\\nb'},'finish_reason':'end'}],'usage':{'prompt_tokens':1,"
                        + "'completion_tokens':2,'total_tokens':3},'model':'c','object':'chat.completion'}",
                "anthropic | x: 1 | completions | {'completion':'a','stop_reason':'s','model':'c'} | {'choices':"
                        + "[{'index':0,'text':'a','finish_reason':'s'}],'model':'c','object':'text_completion'}",
                "cohere | x: 1 | chat | {'text':'a','generation_id':'g','meta':{'billed_units':{'input_tokens':1,"
                        + "'output_tokens':2}}} | {'choices':[{'index':0,'message':{'role':'assistant','content':'a'},"
                        + "'finish_reason':'stop'}],'object':'chat.completion','model':'m','id':'g','usage':"
                        + "{'prompt_tokens':1,'completion_tokens':2,'total_tokens':3}}",
                "llama2 | llama2_format: raw | chat | {'data':[{'generated_text':'[INST] x [/INST] a '}]} | {'choices':"
                        + "[{'message':{'content':'a','role':'assistant'},'index':0}],'object':'chat.completion'}",
                "llama2 | llama2_format: ollama | chat | {'model':'l','created_at':'t','message':{'role':'assistant',"
                        + "'content':'a'},'eval_count':2,'prompt_eval_count':1} | {'model':'l','created':'t','usage':"
                        + "{'prompt_tokens':1,'completion_tokens':2,'total_tokens':3},'object':'chat.completion',"
                        + "'choices':[{'index':0,'message':{'role':'assistant','content':'a'},'finish_reason':'stop'}]}",
                "gemini | x: 1 | chat | {'candidates':[{'content':{'parts':[{'text':'a'}]},'finishReason':'STOP'}],"
                        + "'usageMetadata':{'promptTokenCount':1,'candidatesTokenCount':2,'totalTokenCount':3}} | "
                        + "{'choices':[{'index':0,'message':{'role':'assistant','content':'a'},'finish_reason':'stop'}],"
                        + "'object':'chat.completion','model':'m','usage':{'prompt_tokens':1,'completion_tokens':2,"
                        + "'total_tokens':3}}",
                "huggingface | x: 1 | completions | [{'generated_text':'a'}] | {'model':'m','object':"
                        + "'llm/v1/completions','choices':[{'message':{'content':'a'},'index':0,'finish_reason':"
                        + "'complete'}],'usage':{}}",
            })
    void answersAreUnderstood(String provider, String options, String route, String answer, String expected)
            throws Exception {
        assertThat(understood(provider, options, route, answer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai | x: 1 | {} | 'choices' not in llm/v1/chat response",
                "openai | x: 1 | no | failed to decode llm/v1/chat response",
                "anthropic | x: 1 | {} | 'content' not in anthropic://llm/v1/chat response",
                "cohere | x: 1 | {} | 'text' or 'generations' missing from cohere response body",
                "llama2 | llama2_format: raw | {} | cannot parse response from llama2 endpoint",
                "llama2 | llama2_format: ollama | no | failed to decode ollama response",
                "gemini | x: 1 | {} | no generation candidates received from Gemini, or max_tokens too short",
                "huggingface | x: 1 | {} | Invalid response format",
                "huggingface | x: 1 | {\"error\":\"busy\"} | API error: busy",
            })
    void whatIsNoAnswerIsSaid(String provider, String options, String answer, String message) {
        assertThatThrownBy(() -> understood(provider, options, "chat", answer))
                .hasMessage("transformation failed from type " + provider + "://llm/v1/chat: " + message);
    }

    @Test
    void streamsOfAllAreOpenAis() {
        assertThat(streamed(
                        "anthropic",
                        "x: 1",
                        "text/event-stream",
                        "event: message_start|data: {'message':{'id':'i','role':'assistant','usage':"
                                + "{'input_tokens':3,'output_tokens':1}}}||event: ping|data: {}||",
                        "event: content_block_delta^|data: {'delta':{'text':'a'}}^|^|"
                                + "event: message_stop|data: {}||"))
                .isEqualTo("{'choices':[{'delta':{'content':'','role':'assistant'},'index':0,'logprobs':null}],"
                        + "'id':'i','model':'m','object':'chat.completion.chunk','system_fingerprint':null} 3+1|"
                        + "{'choices':[{'delta':{'content':'a'},'index':0,'finish_reason':null,'logprobs':null}],"
                        + "'id':'i','model':'m','object':'chat.completion.chunk'} 0+0|[DONE] 0+0|");
        assertThat(streamed(
                        "llama2",
                        "llama2_format: ollama",
                        "application/x-ndjson",
                        "{'message':{'content':'a'},'model':'l'}|{'done':true,'eval",
                        "_count':2,'prompt_eval_count':1}|"))
                .isEqualTo("{'choices':[{'delta':{'content':'a'},'index':0}],'model':'l',"
                        + "'object':'chat.completion.chunk'} 0+0|[DONE] 1+2|");
        assertThat(streamed(
                        "gemini",
                        "x: 1",
                        "application/json",
                        "[{'candidates':[{'content':{'parts':[{'text':'a,]\\\\\\''}]}}]}|,",
                        "|{'candidates':[{'content':{'parts':[{'text':'b'}]},'finishReason':'STOP'}]}]"))
                .contains("'content':'b','role':'assistant'},'index':0,'finish_reason':'STOP'")
                .endsWith("[DONE] 0+0|")
                .satisfies(text -> assertThat(text.split("\\|")).hasSize(3));
        assertThat(streamed(
                        "cohere",
                        "x: 1",
                        "application/stream+json",
                        "{'event_type':'stream-start','generation_id':'g'}|"
                                + "{'event_type':'text-generation','text':'a'}|"
                                + "{'event_type':'stream-end','response':{'meta':{'billed_units':"
                                + "{'input_tokens':1,'output_tokens':2}}}}|"))
                .contains("'delta':{'content':'a'}", "'id':'g'")
                .endsWith("[DONE] 1+2|");
    }

    @ParameterizedTest
    @CsvSource({
        "openai, x: 1, https://api.openai.com:443/v1/chat/completions",
        "openai, upstream_path: /v2, https://api.openai.com:443/v2",
        "anthropic, x: 1, https://api.anthropic.com:443/v1/messages",
        "cohere, x: 1, https://api.cohere.com:443/v1/chat",
        "mistral, x: 1, https://api.mistral.ai:443/v1/chat/completions",
        "azure, 'azure_instance: i, azure_deployment_id: d',"
                + " https://i.openai.azure.com:443/openai/deployments/d/chat/completions",
        "gemini, x: 1, https://generativelanguage.googleapis.com/v1beta/models/m:generateContent",
        "gemini, 'gemini: {api_endpoint: e.test, project_id: p, location_id: l}',"
                + " https://e.test/v1/projects/p/locations/l/publishers/google/models/m:generateContent",
        "huggingface, x: 1, https://api-inference.huggingface.co/models/m/v1/chat/completions",
        "openai, 'upstream_url: http://127.0.0.1:1/x', http://127.0.0.1:1/x",
    })
    void eachHasAnAddress(String provider, String options, String url) {
        assertThat(Objects.requireNonNull(Drivers.of(config(provider, options)))
                        .url(model(provider, options), Driver.CHAT, false))
                .isEqualTo(url);
    }

    @Test
    void whatIsNotSpokenIsSaidAtTheStart() {
        assertThat(Drivers.of(config("bedrock", "x: 1"))).isNull();
        assertThat(Drivers.notRun(config("bedrock", "x: 1")))
                .singleElement()
                .asString()
                .startsWith("bedrock needs aws_region, here or as AWS_REGION");
        assertThat(Drivers.notRun(config("openai", "x: 1"))).isEmpty();
    }
}
