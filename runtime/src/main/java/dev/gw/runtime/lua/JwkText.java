package dev.gw.runtime.lua;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keys as JSON (RFC 7517), with their thumbprint for an id. */
final class JwkText {
    private JwkText() {}

    /**
     * A key as JSON.
     *
     * @param key its private part where it is to be told, else its public one
     * @param known its public part
     * @throws LuaProblem for other keys than RSA and elliptic curves
     */
    static String of(Key key, Key known) {
        Map<String, String> members = new TreeMap<>();
        if (known instanceof RSAPublicKey rsa) {
            members.put("e", number(rsa.getPublicExponent()));
            members.put("kty", "RSA");
            members.put("n", number(rsa.getModulus()));
        } else if (known instanceof ECPublicKey ec) {
            int octets = octets(ec);
            members.put("crv", "P-" + ec.getParams().getOrder().bitLength());
            members.put("kty", "EC");
            members.put("x", number(ec.getW().getAffineX(), octets));
            members.put("y", number(ec.getW().getAffineY(), octets));
        } else {
            throw new LuaProblem("keys of this kind are not written as JSON in gw");
        }
        // the thumbprint is that of the public members alone (RFC 7638)
        String id = thumbprint(json(members));
        members.put("kid", id);
        secrets(key, members);
        return json(members);
    }

    private static void secrets(Key key, Map<String, String> members) {
        if (key instanceof RSAPrivateCrtKey rsa) {
            members.put("d", number(rsa.getPrivateExponent()));
            members.put("p", number(rsa.getPrimeP()));
            members.put("q", number(rsa.getPrimeQ()));
            members.put("dp", number(rsa.getPrimeExponentP()));
            members.put("dq", number(rsa.getPrimeExponentQ()));
            members.put("qi", number(rsa.getCrtCoefficient()));
        } else if (key instanceof ECPrivateKey ec) {
            members.put("d", number(ec.getS(), octets(ec)));
        }
    }

    private static int octets(ECKey key) {
        return (key.getParams().getOrder().bitLength() + 7) / 8;
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":\"" + member.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String thumbprint(String json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.US_ASCII));
            return text(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String number(BigInteger number) {
        return number(number, (number.bitLength() + 7) / 8);
    }

    /** A number in so many octets, the highest first. */
    private static String number(BigInteger number, int octets) {
        byte[] signed = number.toByteArray();
        byte[] exact = new byte[octets];
        int length = Math.min(signed.length, octets);
        System.arraycopy(signed, signed.length - length, exact, octets - length, length);
        return text(exact);
    }

    private static String text(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
