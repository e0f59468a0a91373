package dev.gw.runtime.upstream;

import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a certificate that too many others lead to. Java itself counts only where it builds a path, not where the other side
 * sends one. One path at a time; Java clones it for each.
 */
final class PathDepth extends PKIXCertPathChecker {
    private final int most;
    private int seen;

    /**
     * A bound.
     *
     * @param most how many certificates may stand between a trusted one and the last
     */
    PathDepth(int most) {
        this.most = most;
    }

    @Override
    public void init(boolean forward) {
        seen = 0;
    }

    @Override
    public boolean isForwardCheckingSupported() {
        return true;
    }

    @Override
    public @Nullable Set<String> getSupportedExtensions() {
        return null;
    }

    @Override
    public void check(Certificate certificate, Collection<String> unresolved) throws CertPathValidatorException {
        seen++;
        if (seen > most + 1) {
            throw new CertPathValidatorException("more than " + most + " certificates lead to that of the server");
        }
    }
}
