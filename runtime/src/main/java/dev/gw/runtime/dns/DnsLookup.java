package dev.gw.runtime.dns;

import dev.gw.runtime.dns.Answer.Entry;
import dev.gw.runtime.settings.NameSettings;
import dev.gw.runtime.settings.NameSettings.Kind;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Asks name servers: for the kinds of records that are wanted, one after the other, or else for SRV and A records at once,
 * of which SRV records win where there are any, and for AAAA records where neither is there.
 */
public final class DnsLookup implements Lookup {
    private static final int TIMEOUT_MILLIS = 2_000;

    private final DnsNameResolver resolver;
    private final ResolverConfig config;
    private final NameSettings settings;

    /** A look-up through a resolver, whose own cache is not used. */
    public DnsLookup(DnsNameResolver resolver, ResolverConfig config, NameSettings settings) {
        this.resolver = resolver;
        this.config = config;
        this.settings = settings;
    }

    /**
     * A look-up through the name servers that the settings name, or else the machine's.
     *
     * @param loops where datagrams come and go
     * @param channelType the datagram channels that fit the loops
     */
    public static DnsLookup start(
            EventLoopGroup loops,
            Class<? extends DatagramChannel> channelType,
            ResolverConfig config,
            NameSettings settings) {
        DnsNameResolverBuilder resolver = new DnsNameResolverBuilder(loops.next())
                .datagramChannelType(channelType)
                .queryTimeoutMillis(TIMEOUT_MILLIS);
        if (!settings.servers().isEmpty()) {
            resolver.nameServerProvider(new SequentialDnsServerAddressStreamProvider(settings.servers()));
        }
        return new DnsLookup(resolver.build(), config, settings);
    }

    @Override
    public CompletionStage<Answer> ask(String name) {
        return askFirst(config.candidates(name));
    }

    private CompletionStage<Answer> askFirst(List<String> names) {
        CompletionStage<Answer> found = askExactly(names.get(0));
        return names.size() == 1
                ? found
                : found.thenCompose(answer -> answer.isMissing()
                        ? askFirst(names.subList(1, names.size()))
                        : CompletableFuture.completedFuture(answer));
    }

    private CompletionStage<Answer> askExactly(String name) {
        return settings.order().isEmpty() ? askUsual(name) : askInOrder(name, settings.order());
    }

    private CompletionStage<Answer> askInOrder(String name, List<Kind> kinds) {
        CompletableFuture<Answer> found =
                query(name, DnsRecordType.valueOf(kinds.get(0).name()));
        return kinds.size() == 1
                ? found
                : found.thenCompose(answer -> answer.problem() == null
                        ? CompletableFuture.completedFuture(answer)
                        : askInOrder(name, kinds.subList(1, kinds.size())));
    }

    private CompletionStage<Answer> askUsual(String name) {
        CompletableFuture<Answer> services = query(name, DnsRecordType.SRV);
        CompletableFuture<Answer> addresses = query(name, DnsRecordType.A);
        return services.thenCombine(addresses, (srv, a) -> srv.problem() == null ? srv : a)
                .thenCompose(found -> found.problem() != null && found.isMissing()
                        ? query(name, DnsRecordType.AAAA).thenApply(six -> six.problem() == null ? six : found)
                        : CompletableFuture.completedFuture(found));
    }

    private CompletableFuture<Answer> query(String name, DnsRecordType type) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        resolver.query(new DefaultDnsQuestion(name.endsWith(".") ? name : name + ".", type))
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        answer.complete(failure(done.cause()));
                        return;
                    }
                    @SuppressWarnings("unchecked")
                    AddressedEnvelope<DnsResponse, InetSocketAddress> envelope =
                            (AddressedEnvelope<DnsResponse, InetSocketAddress>) done.getNow();
                    try {
                        answer.complete(read(envelope.content(), type));
                    } finally {
                        envelope.release();
                    }
                });
        return answer;
    }

    private static Answer failure(Throwable cause) {
        if (cause instanceof DnsErrorCauseException refused) {
            return code(refused.getCode().intValue());
        }
        return cause instanceof UnknownHostException
                ? Answer.unknown()
                : Answer.failed("dns client error: no response from the name servers");
    }

    private static Answer code(int code) {
        return switch (code) {
            case 0 -> Answer.empty();
            case 1 -> Answer.failed("dns server error: 1 format error");
            case 2 -> Answer.failed("dns server error: 2 server failure");
            case 3 -> Answer.unknown();
            case 4 -> Answer.failed("dns server error: 4 not implemented");
            case 5 -> Answer.failed("dns server error: 5 refused");
            default -> Answer.failed("dns server error: " + code + " unknown");
        };
    }

    private Answer read(DnsResponse response, DnsRecordType type) {
        if (response.code().intValue() != 0) {
            return code(response.code().intValue());
        }
        List<String> addresses = new ArrayList<>();
        List<ServiceRecord> services = new ArrayList<>();
        long ttl = Long.MAX_VALUE;
        for (int i = 0; i < response.count(DnsSection.ANSWER); i++) {
            DnsRecord record = response.recordAt(DnsSection.ANSWER, i);
            if (record instanceof DnsRawRecord raw && record.type().equals(type)) {
                ttl = Math.min(ttl, record.timeToLive());
                if (type.equals(DnsRecordType.SRV)) {
                    services.addAll(ServiceRecord.read(raw));
                } else if (type.equals(DnsRecordType.CNAME)) {
                    addresses.add(ServiceRecord.name(raw.content().duplicate()));
                } else {
                    addresses.addAll(address(raw));
                }
            }
        }
        List<Entry> found = type.equals(DnsRecordType.SRV)
                ? ServiceRecord.preferred(services)
                : addresses.stream().sorted().map(Entry::address).toList();
        long valid = settings.times().valid();
        return Answer.of(found, valid != 0 || ttl == Long.MAX_VALUE ? valid : ttl * 1000);
    }

    private static List<String> address(DnsRawRecord raw) {
        byte[] octets = new byte[raw.content().readableBytes()];
        raw.content().getBytes(raw.content().readerIndex(), octets);
        try {
            return List.of(InetAddress.getByAddress(octets).getHostAddress());
        } catch (UnknownHostException wrongLength) {
            return List.of();
        }
    }
}
