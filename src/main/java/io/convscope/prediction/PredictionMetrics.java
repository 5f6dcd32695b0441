package io.convscope.prediction;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.convscope.metric.Meters;
import io.convscope.model.store.Models;
import io.convscope.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The metrics of predictions. Models come and go: those that are gone leave when another
 * one is first asked, and of {@value #MOST_MODELS} at a time each has a label of its own.
 * Thread safe.
 */
@Component
class PredictionMetrics {

	static final int MOST_MODELS = 100;

	// no model can have this name
	static final String OTHERS = "(others)";

	private static final int BUSY = 503;

	private static final int LOWEST_FAULT_OF_SERVICE = 500;

	private final MeterRegistry registry;

	private final Predicate<String> exists;

	private final Timer wait;

	private final Timer compute;

	private final DistributionSummary batch;

	private final Map<String, ModelMeters> meters = new ConcurrentHashMap<>();

	@Autowired
	PredictionMetrics(MeterRegistry registry, Models models) {
		this(registry, (id) -> models.find(id).isPresent());
	}

	/**
	 * Creates the metrics.
	 * @param registry where they are read
	 * @param exists whether there is a model of an id
	 */
	PredictionMetrics(MeterRegistry registry, Predicate<String> exists) {
		this.registry = registry;
		this.exists = exists;
		this.wait = Meters.times(registry, "convscope.prediction.wait",
				"How long pictures waited before their batch was computed");
		this.compute = Meters.times(registry, "convscope.prediction.compute", "Forward passes of batches of pictures");
		this.batch = Meters.sizes(registry, "convscope.prediction.batch", "pictures", "Pictures in a batch");
	}

	/**
	 * Does the work for a request, and counts the request by its model and its outcome.
	 * @param <T> what the work returns
	 * @param <X> what it may throw
	 * @param model the id of the model that was asked
	 * @param work computes the answer
	 * @return the answer
	 * @throws X if the work throws it
	 */
	<T, X extends Exception> T count(String model, CountedWork<T, X> work) throws X {
		Outcome outcome = Outcome.FAILED;
		try {
			T answer = work.answer();
			outcome = Outcome.ANSWERED;
			return answer;
		}
		catch (RuntimeException ex) {
			outcome = Outcome.of(Problem.of(ex.getClass()).status());
			throw ex;
		}
		finally {
			of(model).requests().get(outcome.ordinal()).increment();
		}
	}

	void waited(long nanos) {
		this.wait.record(nanos, TimeUnit.NANOSECONDS);
	}

	void computed(String model, int pictures, long nanos) {
		this.compute.record(nanos, TimeUnit.NANOSECONDS);
		this.batch.record(pictures);
		of(model).pictures().increment(pictures);
	}

	ModelMeters of(String model) {
		ModelMeters known = this.meters.get(model);
		return (known != null) ? known : add(model);
	}

	private synchronized ModelMeters add(String model) {
		this.meters.values().removeIf((each) -> {
			boolean gone = !each.model().equals(OTHERS) && !this.exists.test(each.model());
			if (gone) {
				each.removeFrom(this.registry);
			}
			return gone;
		});
		String label = (this.meters.size() < MOST_MODELS) ? model : OTHERS;
		return this.meters.computeIfAbsent(label, (each) -> ModelMeters.of(each, this.registry));
	}

	/**
	 * How a request ended.
	 */
	private enum Outcome {

		ANSWERED, REFUSED, BUSY, FAILED;

		static Outcome of(int status) {
			if (status == PredictionMetrics.BUSY) {
				return BUSY;
			}
			return (status < LOWEST_FAULT_OF_SERVICE) ? REFUSED : FAILED;
		}

		private String label() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * The counters of a model.
	 *
	 * @param model its id
	 * @param requests one for each outcome, in their order
	 * @param pictures those that were answered
	 */
	record ModelMeters(String model, List<Counter> requests, Counter pictures) {

		static ModelMeters of(String model, MeterRegistry registry) {
			return new ModelMeters(model,
					Stream.of(Outcome.values())
						.map((outcome) -> Meters.counter(registry, "convscope.prediction.requests",
								"Requests for predictions", "model", model, "outcome", outcome.label()))
						.toList(),
					Meters.counter(registry, "convscope.prediction.pictures", "Pictures that were answered", "model",
							model));
		}

		void removeFrom(MeterRegistry registry) {
			this.requests.forEach(registry::remove);
			registry.remove(this.pictures);
		}

	}

}
