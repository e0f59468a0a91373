package dev.gw.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceReaderTest {
    private static final String TEXT = "a: é😀\n";

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void everyUnicodeEncodingIsToldWithAndWithoutItsMark(String charset) {
        assertThat(text(TEXT.getBytes(Charset.forName(charset)))).isEqualTo(TEXT);
        assertThat(text(("\uFEFF" + TEXT).getBytes(Charset.forName(charset)))).isEqualTo(TEXT);
    }

    @Test
    void anEmptyFileIsAnEmptyText() {
        assertThat(text(new byte[0])).isEmpty();
        assertThat(text(new byte[] {'a'})).isEqualTo("a");
    }

    @Test
    void aReplacementCharacterThatIsMeantIsNoError() {
        assertThat(text("a: \uFFFD\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("a: \uFFFD\n");
    }

    @Test
    void bytesThatAreNotUtf8AreShownAtTheirPlace() {
        Diagnostic found = refused("a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(found.code()).isEqualTo(Code.GW1002);
        assertThat(found.at().from()).hasToString("2:7");
        assertThat(found.message()).isEqualTo("byte 0xE9 is not valid UTF-8");
        assertThat(found.help()).hasValue("save the file as UTF-8; in Latin-1 the byte is 'é'");
    }

    @Test
    void aCutOffEndIsFound() {
        byte[] whole = "a: é".getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        assertThat(refused(cut).at().from()).hasToString("1:4");
    }

    @Test
    void controlCharactersAreShownAtTheirPlace() {
        Diagnostic found = refused("a: 1\nb: \u0007\n".getBytes(StandardCharsets.UTF_8));
        assertThat(found.at().from()).hasToString("2:4");
        assertThat(found.message()).isEqualTo("control character U+0007 can't stand in a text");
        assertThat(refused(new byte[] {'a', 'b', 'c', 'd', 0, 'e'}).message())
                .isEqualTo("a NUL byte can't stand in a text");
    }

    @Test
    void whatIsNoFileIsSaidInPlainWords() {
        assertThat(unreadable(folder)).isEqualTo("x.yml can't be read: it is a folder, not a file");
        assertThat(unreadable(folder.resolve("gone.yml"))).isEqualTo("x.yml can't be read: it does not exist");
    }

    @Test
    void devicesAreNotRead() {
        Path zero = Path.of("/dev/zero");
        assumeThat(zero).exists();
        assertThat(unreadable(zero)).isEqualTo("x.yml can't be read: it is a pipe or a device, not a file");
    }

    @Test
    void aMissingPermissionIsSaid() throws IOException {
        Path file = Files.createFile(
                folder.resolve("secret.yml"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        assumeThat(Files.isReadable(file))
                .as("the user of this test may read everything")
                .isFalse();
        assertThat(unreadable(file)).isEqualTo("x.yml can't be read: permission denied");
    }

    @Test
    void hugeFilesAreRefusedWithoutReadingThem() throws IOException {
        Path file = folder.resolve("huge.yml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100L << 20);
        }
        Diagnostics out = new Diagnostics();
        assertThat(SourceReader.read(file, "x.yml", out)).isEmpty();
        assertThat(out.sorted()).singleElement().satisfies(d -> {
            assertThat(d.code()).isEqualTo(Code.GW1003);
            assertThat(d.message()).isEqualTo("x.yml can't be read: it is larger than 64 MiB");
        });
    }

    private static String text(byte[] bytes) {
        Diagnostics out = new Diagnostics();
        Optional<SourceFile> read = SourceReader.text(bytes, "x.yml", out);
        assertThat(out.sorted()).isEmpty();
        return read.orElseThrow().text();
    }

    private static Diagnostic refused(byte[] bytes) {
        Diagnostics out = new Diagnostics();
        assertThat(SourceReader.text(bytes, "x.yml", out)).isEmpty();
        return out.sorted().get(0);
    }

    private static String unreadable(Path file) {
        Diagnostics out = new Diagnostics();
        assertThat(SourceReader.read(file, "x.yml", out)).isEmpty();
        Diagnostic found = out.sorted().get(0);
        assertThat(found.code()).isEqualTo(Code.GW1001);
        assertThat(found.at().toString()).isEqualTo("x.yml:1:1");
        return found.message();
    }
}
