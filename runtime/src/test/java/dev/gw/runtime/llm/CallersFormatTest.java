package dev.gw.runtime.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.json.Cjson;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plugins see of requests in a provider's own words. */
class CallersFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "gemini | {'contents':{'role':'human','parts':{'text':'Hi'}}} | {'stream':false,'messages':[{'role':'user','content':[{'type':'text','text':'Hi'}]}]}",
                "gemini | {'contents':[{'role':'model','parts':[{'functionCall':{'name':'f','args':{'a':1}}}]}],'system_instruction':{'parts':[{'text':'S'}]}} | {'stream':false,'messages':[{'role':'system','content':[{'type':'text','text':'S'}]},{'role':'assistant','tool_calls':[{'type':'function','function':{'name':'f','id':'f','arguments':'{\\'a\\':1}'}}]}]}",
                "gemini | {'contents':[{'parts':[{'inline_data':{'mime_type':'image/png','data':'AA'}}]}],'generationConfig':{'topP':1,'maxOutputTokens':5}} | {'stream':false,'messages':[{'content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,AA'}}]}],'max_tokens':5,'top_p':1}",
                "gemini | {'tools':[{'function_declarations':[{'name':'f'}]}]} | {'stream':false,'tools':[{'type':'function','function':{'name':'f'}}]}",
                "bedrock | {'messages':[{'role':'user','content':[{'text':'Hi'}]}],'system':[{'text':'S'}],'inferenceConfig':{'maxTokens':5,'stopSequences':['x']}} | {'model':'','stream':false,'messages':[{'role':'system','content':[{'type':'text','text':'S'}]},{'role':'user','content':[{'type':'text','text':'Hi'}]}],'max_tokens':5,'stop':['x']}",
                "bedrock | {'messages':[{'role':'user','content':[{'toolResult':{'toolUseId':'t','content':[{'json':{'r':7}}]}}]}]} | {'model':'','stream':false,'messages':[{'role':'tool','content':'{\\'r\\':7}','tool_call_id':'t'}]}",
                "bedrock | {'messages':[{'role':'assistant','content':[{'toolUse':{'toolUseId':'t','name':'f','input':{'a':1}}}]}],'toolConfig':{'tools':[{'toolSpec':{'name':'f','inputSchema':{'json':{'type':'object'}}}}]}} | {'model':'','stream':false,'messages':[{'role':'assistant','tool_calls':[{'id':'t','function':{'name':'f','arguments':'{\\'a\\':1}'},'type':'function'}]}],'tools':[{'type':'function','function':{'name':'f','parameters':{'type':'object'}}}]}"
            })
    void requestsAreReadAsOpenAis(String format, String theirs, String expected) {
        CallersFormat callers = Objects.requireNonNull(CallersFormat.named(format));
        Map<String, Object> read = Objects.requireNonNull(LlmBody.json(theirs.replace('\'', '"')));

        assertThat(Cjson.encode(callers.request(read, "/", Map.of())).replace('"', '\''))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "gemini, /v1/models/g-1:streamGenerateContent, g-1, true",
        "gemini, /v1/models/g-1:generateContent, g-1, false",
        "bedrock, /model/m/converse-stream, m, true",
        "bedrock, /model/m/converse, m, false"
    })
    void thePathSaysModelAndOperation(String format, String path, String model, boolean streams) {
        CallersFormat callers = Objects.requireNonNull(CallersFormat.named(format));

        assertThat(callers.request(Map.of(), path, Map.of()))
                .containsEntry("model", model)
                .containsEntry("stream", streams);
        assertThat(callers.request(Map.of(), "/", Map.of("model", "x", "operation", "y")))
                .containsEntry("model", "x");
    }
}
