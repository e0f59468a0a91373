package dev.gw.runtime.settings;

/**
 * Where nginx reads the head of a message into, which bounds it: no line is longer than a buffer, and the lines have to
 * fit into the buffers one behind the other. Octets.
 *
 * @param first the buffer that every head begins in
 * @param number how many larger buffers may follow
 * @param size the size of each of them
 */
public record HeadBuffers(int first, int number, int size) {
    /** client_header_buffer_size and large_client_header_buffers, where nobody sets them. */
    public static final HeadBuffers USUAL = new HeadBuffers(1024, 4, 8 * 1024);

    /** A single buffer for a whole head. */
    public static HeadBuffers single(int size) {
        return new HeadBuffers(size, 0, 0);
    }

    /** The octets of the longest head that may fit. */
    public int most() {
        return first + number * size;
    }
}
