package dev.gw.check.value;

import java.math.BigInteger;

/**
 * A curve y² = x³ - 3x + b over the numbers below a prime.
 *
 * @param prime the prime
 * @param b the curve's constant
 */
record NistCurve(BigInteger prime, BigInteger b) {
    static NistCurve named(String name) {
        return switch (name) {
            case "P-256" ->
                of(
                        "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
                        "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
            case "P-384" ->
                of(
                        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
                        "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef");
            default ->
                new NistCurve(
                        BigInteger.ONE.shiftLeft(521).subtract(BigInteger.ONE),
                        new BigInteger(
                                "51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf07"
                                        + "3573df883d2c34f1ef451fd46b503f00",
                                16));
        };
    }

    private static NistCurve of(String prime, String b) {
        return new NistCurve(new BigInteger(prime, 16), new BigInteger(b, 16));
    }

    boolean contains(BigInteger x, BigInteger y) {
        BigInteger right =
                x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(b).mod(prime);
        boolean inField = x.compareTo(prime) < 0 && y.compareTo(prime) < 0;
        return inField && y.multiply(y).mod(prime).equals(right);
    }

    /** The point as keys have it: a mark and both numbers at full length. */
    byte[] point(BigInteger x, BigInteger y) {
        int size = (prime.bitLength() + 7) / 8;
        byte[] point = new byte[1 + 2 * size];
        point[0] = 4;
        put(x, point, 1, size);
        put(y, point, 1 + size, size);
        return point;
    }

    private static void put(BigInteger number, byte[] into, int at, int size) {
        byte[] bytes = number.toByteArray();
        int skip = Math.max(0, bytes.length - size);
        int length = bytes.length - skip;
        System.arraycopy(bytes, skip, into, at + size - length, length);
    }
}
