package io.convscope.model.inference;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convscope.model.Model;
import io.convscope.model.store.ModelAliases;
import io.convscope.model.store.Models;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the models warm that are likely to be asked: the current one, those with an alias
 * and those that the settings name. A warm model answers its first request as quickly as
 * later ones. The service is not ready before those are warm that it starts with. Thread
 * safe.
 */
@Component
public class WarmModels implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(WarmModels.class);

	/** How many models are kept loaded at most. */
	static final int MOST = 8;

	// networks prepare for powers of two; to the default of
	// convscope.prediction.max-batch
	private static final List<Integer> USUAL_BATCHES = List.of(1, 2, 4, 8, 16, 32);

	private final InferenceThread inference;

	private final Models models;

	private final ModelAliases aliases;

	private final List<String> pinned;

	// those that are warm, or of which it is known why they can't be
	private final Set<Model> done = ConcurrentHashMap.newKeySet();

	private Set<Model> kept = Set.of();

	private volatile List<Model> expected = List.of();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((work) -> new Thread(work, "warm-up"));

	WarmModels(InferenceThread inference, Models models, ModelAliases aliases, WarmProperties properties) {
		this.inference = inference;
		this.models = models;
		this.aliases = aliases;
		this.pinned = properties.warm();
	}

	// the service is ready once the listeners of this event have returned
	@EventListener(ApplicationReadyEvent.class)
	void start() {
		follow();
		// a run that ends, or a better epoch, may make another model current at any time
		this.thread.scheduleWithFixedDelay(this::follow, 1, 1, TimeUnit.SECONDS);
	}

	private void follow() {
		try {
			keep();
			for (Model each : wanted()) {
				if (this.done.add(each)) {
					warmUp(each);
				}
			}
		}
		catch (InferenceBusyException ex) {
			logger.debug("The models are not kept yet: {}", ex.getMessage());
		}
	}

	private synchronized Set<Model> keep() {
		Set<Model> next = Stream.concat(wanted().stream(), this.expected.stream())
			.distinct()
			.limit(MOST)
			.collect(Collectors.toUnmodifiableSet());
		if (!next.equals(this.kept)) {
			this.inference.keep(next);
			this.kept = next;
			this.done.retainAll(next);
		}
		return next;
	}

	private List<Model> wanted() {
		return Stream
			.concat(this.models.current().stream(),
					Stream.concat(this.aliases.all().values().stream(), this.pinned.stream())
						.flatMap((name) -> this.models.find(name).stream()))
			.distinct()
			.limit(MOST)
			.toList();
	}

	// who asks a model that can't answer is told
	private void warmUp(Model model) {
		try {
			answerUsualBatches(model);
		}
		catch (InferenceBusyException ex) {
			this.done.remove(model);
		}
		catch (RuntimeException ex) {
			logger.warn("The model {} can't be warmed up: {}", model.id(), ex.getMessage());
		}
	}

	// memory is allocated and operations are compiled; other requests come in between
	private void answerUsualBatches(Model model) {
		for (int pictures : USUAL_BATCHES) {
			answer(model, pictures, 1);
		}
		answer(model, LoadedModel.MANY_CLIENTS, LoadedModel.MANY_CLIENTS);
	}

	private void answer(Model model, int pictures, int clients) {
		InferenceThread.await(this.inference.submit(model, (loaded) -> {
			int values = loaded.model().pictureSize().values();
			return loaded.logits(new float[pictures * values], pictures, clients).length;
		}));
	}

	/**
	 * Names the models that are to be current or to get an alias together, so that they
	 * stay loaded from when they are warmed up until then, as far as there is room beside
	 * those that are kept now.
	 * @param models these, and no others from now on
	 */
	public void expect(List<Model> models) {
		this.expected = List.copyOf(models);
	}

	/**
	 * Warms a model up, unless it is warm, and returns once it is.
	 * @param model the model
	 * @throws io.convscope.model.UnknownModelException if it was deleted
	 * @throws io.convscope.model.store.UnreadableWeightsException if its weights cannot
	 * be read
	 * @throws NotFiniteException if it computes no finite numbers
	 * @throws InferenceBusyException if other requests keep the inference thread busy
	 */
	public void prepare(Model model) {
		boolean stays = keep().contains(model);
		if (!this.done.contains(model)) {
			answerUsualBatches(model);
			if (stays) {
				this.done.add(model);
			}
		}
	}

	@Override
	public void destroy() {
		this.thread.shutdownNow();
	}

}
