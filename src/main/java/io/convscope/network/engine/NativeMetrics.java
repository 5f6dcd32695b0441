package io.convscope.network.engine;

import java.lang.management.ManagementFactory;

import io.convscope.metric.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Metrics of the memory outside the heap.
 */
@Component
class NativeMetrics implements MeterBinder {

	@Override
	public void bindTo(MeterRegistry registry) {
		Meters.gauge(registry, "convscope.process.memory", "bytes",
				"Memory of the process in RAM, the heap included, mapped files not", Pointer::physicalBytes);
		Meters.gauge(registry, "convscope.process.memory.limit", "bytes",
				"Memory that the process may take; NaN for no limit", NativeMetrics::limit);
		Meters.gauge(registry, "convscope.native.memory", "bytes",
				"Memory of the process without its heap, about: networks, libraries, code, threads",
				NativeMetrics::outsideTheHeap);
		Meters.gauge(registry, "convscope.native.arrays", null,
				"Arrays outside the heap, and other native objects, that are not freed", Pointer::totalCount);
	}

	private static @Nullable Number limit() {
		long most = Pointer.maxPhysicalBytes();
		return (most > 0) ? most : null;
	}

	private static Number outsideTheHeap() {
		long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
		return Math.max(0, Pointer.physicalBytes() - heap);
	}

}
