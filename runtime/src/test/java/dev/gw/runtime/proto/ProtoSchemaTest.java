package dev.gw.runtime.proto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.plugin.grpcgateway.GrpcGatewayType;
import dev.gw.runtime.plugin.grpcweb.GrpcWebType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtoSchemaTest {
    @TempDir
    private Path folder;

    private ProtoFiles.Loaded load(String text) throws IOException {
        return ProtoFiles.load(
                Files.writeString(folder.resolve("a.proto"), text).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "message A {                            | the file ends too early",
                "message A { string a = x; }            | there is x where a number has to be",
                "message A { B b = 1; }                 | there is no type B",
                "import \"b.proto\";                    | the file b.proto that it imports is not there",
                "service S { rpc M(A) returns (A); }    | there is no type A",
                "/* open                                | a comment does not end",
                "syntax = \"proto3;                     | a text does not end"
            })
    void whatIsWrongWithAFileIsSaid(String text, String problem) throws IOException {
        assertThat(load(text).problem()).contains(problem);
    }

    @Test
    void nestingHasAnEnd() throws IOException {
        assertThat(load("message A {".repeat(1000)).problem()).contains("nested too deeply");
    }

    @Test
    void aFileThatIsNotThereIsNamedAtTheStart() {
        assertThat(ProtoFiles.problems("no/such.proto"))
                .containsExactly("no/such.proto can't be read; its requests get 400");
        assertThat(ProtoFiles.problems(null)).isEmpty();
        assertThat(new GrpcWebType().priority()).isLessThan(new GrpcGatewayType().priority());
    }

    @Test
    void filesMayImportEachOther() throws IOException {
        Files.writeString(folder.resolve("b.proto"), "import 'a.proto'; message B { A a = 1; }");

        assertThat(load("import 'b.proto'; message A { B b = 1; }").problem()).isNull();
    }

    @Test
    void brokenMessagesAreNotRead() throws Exception {
        ProtoSchema schema = ProtoSchema.read(Files.writeString(
                folder.resolve("a.proto"),
                "syntax='proto3'; message A { string s = 1; A a = 2; } service S { rpc M(A) returns (A); }"));
        MessageType type = schema.methods().get(0).input();
        for (byte[] broken : new byte[][] {{10}, {10, 5, 'a'}, {18, 127}, {15}, {10, -1, -1, -1, -1, 15}}) {
            assertThat(problem(schema, type, broken)).isEqualTo("the message is broken");
        }
        byte[] deep = new byte[0];
        for (int i = 0; i < 120 && deep.length < 200; i++) {
            deep = new WireWriter(schema).message(type, Map.of("a", Map.of()));
        }
        assertThat(problem(schema, type, deep)).isEmpty();
    }

    private static String problem(ProtoSchema schema, MessageType type, byte[] octets) {
        try {
            WireReader.message(schema, type, octets);
            return "";
        } catch (ProtoProblem problem) {
            return String.valueOf(problem.getMessage());
        }
    }
}
