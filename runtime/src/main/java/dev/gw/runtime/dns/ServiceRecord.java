package dev.gw.runtime.dns;

import dev.gw.runtime.dns.Answer.Entry;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRawRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An SRV record.
 *
 * @param priority the lowest is used
 * @param weight its share among those of its priority
 * @param port the port
 * @param host where the service is
 */
record ServiceRecord(int priority, int weight, int port, String host) {
    private static final int FIXED_OCTETS = 6;

    /** Reads the record; null where its data is too short. */
    static List<ServiceRecord> read(DnsRawRecord raw) {
        ByteBuf data = raw.content().duplicate();
        if (data.readableBytes() <= FIXED_OCTETS) {
            return List.of();
        }
        int priority = data.readUnsignedShort();
        int weight = data.readUnsignedShort();
        int port = data.readUnsignedShort();
        return List.of(new ServiceRecord(priority, weight, port, name(data)));
    }

    /** Reads a name, without the dot at its end. */
    static String name(ByteBuf data) {
        String name = DefaultDnsRecordDecoder.decodeName(data);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** The records of the lowest priority, sorted. */
    static List<Entry> preferred(List<ServiceRecord> all) {
        List<ServiceRecord> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(ServiceRecord::priority)
                .thenComparing(ServiceRecord::host)
                .thenComparingInt(ServiceRecord::port));
        return sorted.stream()
                .filter(service -> service.priority == sorted.get(0).priority)
                .map(service -> new Entry(service.host, service.port, service.weight))
                .toList();
    }
}
