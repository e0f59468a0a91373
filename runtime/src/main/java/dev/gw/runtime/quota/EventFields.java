package dev.gw.runtime.quota;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The fields of an event, those of its envelope included.
 *
 * @param outer the message
 * @param inner the object under {@code data}; the message itself where there is none
 */
record EventFields(MapNode outer, MapNode inner) {
    private static final int LARGEST = 256 * 1024;

    static EventFields of(byte[] data) throws BadEvent {
        if (data.length > LARGEST) {
            throw new BadEvent("it is larger than 256 KiB");
        }
        Optional<Node> document = DocumentReader.read(
                SourceFile.of("event.json", text(data)), DocumentReader.Dialect.SOURCE, new Diagnostics());
        if (document.isEmpty() || !(document.get() instanceof MapNode outer)) {
            throw new BadEvent("it is no JSON object");
        }
        MapNode inner = outer.map("data");
        return new EventFields(outer, inner == null ? outer : inner);
    }

    private static String text(byte[] data) throws BadEvent {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadEvent("it is no UTF-8");
        }
    }

    /** The first of some fields that has a value; empty where none has. */
    String text(String... names) throws BadEvent {
        for (String name : names) {
            Node value = inner.has(name) ? inner.get(name) : outer.get(name);
            if (value instanceof Scalar scalar && !scalar.isNull()) {
                return scalar.text();
            }
            if (value != null && !(value instanceof Scalar)) {
                throw new BadEvent("its " + name + " is no text or number");
            }
        }
        return "";
    }

    /** A number from 0 on; 0 where the field is missing. */
    double number(String name) throws BadEvent {
        String text = text(name);
        try {
            double number = text.isEmpty() ? 0 : Double.parseDouble(text);
            if (!(number >= 0 && number < Amount.LARGEST) && !name.equals("version")) {
                throw new BadEvent("its " + name + " is no amount");
            }
            if (!(number >= 0)) {
                throw new BadEvent("its " + name + " is no number from 0 on");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new BadEvent("its " + name + " is no number");
        }
    }
}
