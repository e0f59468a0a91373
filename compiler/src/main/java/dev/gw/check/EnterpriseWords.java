package dev.gw.check;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.Scalar;
import dev.gw.source.Span;

/** How what only Enterprise has is spoken of. */
final class EnterpriseWords {
    private EnterpriseWords() {}

    /**
     * @param what the thing in the words of the file
     * @param openSource the open-source way as an imperative; empty where there is none
     */
    static Diagnostic diagnostic(String what, Span at, String openSource) {
        Diagnostic diagnostic =
                Diagnostic.of(Code.GW1501, at, what + " exists only in Kong Enterprise; open-source Kong refuses it");
        String edition = "if you run Kong Enterprise, set edition: enterprise in gw.yml";
        return diagnostic.help(openSource.isEmpty() ? edition : "in open source, " + openSource + "; " + edition);
    }

    /** Whether it is about a protocol that only Enterprise speaks. */
    static boolean isProtocol(Violation violation) {
        return violation.field().get(0) instanceof String field
                && (field.equals("protocol") || field.equals("protocols"))
                && violation.at() instanceof Scalar protocol
                && Enterprise.isProtocol(protocol.text());
    }

    static Diagnostic protocol(Violation violation) {
        return diagnostic(
                "protocol " + ((Scalar) violation.at()).shown() + " of " + Subject.of(violation),
                Spans.of(violation.at()),
                "use http or https: Kong passes WebSocket connections on there too");
    }
}
