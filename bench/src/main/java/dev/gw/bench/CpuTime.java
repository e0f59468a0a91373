package dev.gw.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** The CPU time of Java's own threads for each operation, without compilers: what counts where others use the machine too. */
public final class CpuTime implements InternalProfiler {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private Map<Long, Long> before = Map.of();

    @Override
    public String getDescription() {
        return "CPU time for each operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = nanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        Map<Long, Long> after = nanos();
        if (!after.keySet().containsAll(before.keySet())) {
            // a thread has ended, as event loops do with the last iteration: nobody knows what it used in this one
            return List.of();
        }
        long used = 0;
        for (Map.Entry<Long, Long> thread : after.entrySet()) {
            used += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
        }
        double each = (double) used / Math.max(result.getMetadata().getAllOps(), 1);
        return List.of(new ScalarResult("cpu", each, "ns/op", AggregationPolicy.AVG));
    }

    /** What each thread has used since it began. */
    private Map<Long, Long> nanos() {
        Map<Long, Long> each = new HashMap<>();
        for (long thread : threads.getAllThreadIds()) {
            long used = threads.getThreadCpuTime(thread);
            if (used >= 0) {
                each.put(thread, used);
            }
        }
        return each;
    }
}
