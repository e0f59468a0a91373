package dev.gw.runtime.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.ResourceLeakDetector;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class LeaksTest {
    private final Set<String> leaks = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void watchEveryBuffer() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ByteBufUtil.setLeakListener((type, records) -> leaks.add(type + ": " + records));
    }

    @Test
    void aForgottenBufferIsSeen() {
        forget();
        lookForLeaks();
        assertThat(leaks).isNotEmpty();
    }

    private static void forget() {
        ByteBufAllocator.DEFAULT.buffer(100).writeByte(1);
    }

    @Test
    void theWireForgetsNoBuffer() {
        lookForLeaks();
        leaks.clear();
        TestExecutionSummary summary = run(
                "dev.gw.runtime.server",
                "dev.gw.runtime.http",
                "dev.gw.runtime.stream",
                "dev.gw.runtime.plugin.grpcgateway",
                "dev.gw.runtime.plugin.grpcweb");
        lookForLeaks();
        StringWriter failures = new StringWriter();
        summary.printFailuresTo(new PrintWriter(failures, true));
        assertThat(summary.getTestsSucceededCount()).isGreaterThan(250);
        assertThat(failures.toString()).isEmpty();
        assertThat(leaks).isEmpty();
    }

    private static TestExecutionSummary run(String... packages) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (String name : packages) {
            request.selectors(DiscoverySelectors.selectPackage(name));
        }
        // floods are millions of frames, which take minutes with a trace each
        LauncherDiscoveryRequest wire = request.filters(
                        ClassNameFilter.includeClassNamePatterns(".*Test"),
                        ClassNameFilter.excludeClassNamePatterns(".*Flood.*"))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(wire, summary);
        return summary.getSummary();
    }

    /** A forgotten buffer is noticed when it was collected, and another one is asked for. */
    private static void lookForLeaks() {
        for (int i = 0; i < 5; i++) {
            System.gc();
            for (int k = 0; k < 50; k++) {
                ByteBuf some = ByteBufAllocator.DEFAULT.buffer(16);
                some.release();
            }
        }
    }
}
