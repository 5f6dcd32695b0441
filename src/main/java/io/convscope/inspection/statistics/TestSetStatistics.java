package io.convscope.inspection.statistics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.Part;
import io.convscope.dataset.Samples;
import io.convscope.inspection.Origin;
import io.convscope.memory.LruCache;
import io.convscope.model.Model;
import io.convscope.model.inference.InferenceBusyException;
import io.convscope.model.inference.InferenceThread;
import io.convscope.model.inference.ModelReplacedException;
import io.convscope.network.LayerInfo;
import io.convscope.request.InvalidRequestException;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Computes and caches the statistics of layers over test sets. Thread safe.
 */
@Component
public class TestSetStatistics {

	// so small that a prediction in between waits a few milliseconds only
	private static final int PIECE = 16;

	private static final int REMEMBERED = 64;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final InferenceThread thread;

	private final DatasetCatalog datasets;

	private final Duration patience;

	// one computation at a time, so that others get the inference thread too
	private final Lock turn = new ReentrantLock();

	private final LruCache<Key, LayerStatistics> known = new LruCache<>(REMEMBERED);

	@Autowired
	public TestSetStatistics(InferenceThread thread, DatasetCatalog datasets) {
		this(thread, datasets, PATIENCE);
	}

	TestSetStatistics(InferenceThread thread, DatasetCatalog datasets, Duration patience) {
		this.thread = thread;
		this.datasets = datasets;
		this.patience = patience;
	}

	/**
	 * Counts the channels of a layer that are zero everywhere in every picture.
	 * @param model the model
	 * @param layer one of its layers
	 * @param most how many test pictures to look at, at most
	 * @return the number of dead channels
	 * @throws io.convscope.dataset.DatasetAbsentException if the model's data set is not
	 * available
	 * @throws InferenceBusyException if that takes too long
	 */
	public long deadChannels(Model model, LayerInfo layer, int most) {
		return of(model, layer, most).dead();
	}

	/**
	 * Returns the statistics of a layer. The first call takes about a second for a
	 * thousand pictures.
	 * @param model the model
	 * @param layer one of its layers
	 * @param most how many pictures to use at most, at least 1
	 * @return the statistics
	 * @throws io.convscope.dataset.DatasetAbsentException if the model's data set is not
	 * available
	 * @throws InvalidRequestException if the model has no data set
	 * @throws InferenceBusyException if the computations before, or the network, take too
	 * long
	 */
	LayerStatistics of(Model model, LayerInfo layer, int most) {
		String dataset = model.dataset();
		if (dataset == null) {
			throw InvalidRequestException.of("model",
					"must have a data set with test pictures; \"" + model.id() + "\" was imported without one");
		}
		Samples test = this.datasets.require(dataset).test().resized(model.pictureSize());
		Key key = new Key(model, layer.name(), Math.min(most, test.size()));
		LayerStatistics statistics = this.known.get(key);
		return (statistics != null) ? statistics : computeOnce(key, layer, test);
	}

	private LayerStatistics computeOnce(Key key, LayerInfo layer, Samples test) {
		if (!awaitTurn()) {
			throw InferenceBusyException.waitedTooLong(this.patience);
		}
		try {
			LayerStatistics statistics = this.known.get(key);
			return (statistics != null) ? statistics : computeByOneModel(key, layer, test);
		}
		finally {
			this.turn.unlock();
		}
	}

	private boolean awaitTurn() {
		try {
			return this.turn.tryLock(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private LayerStatistics computeByOneModel(Key key, LayerInfo layer, Samples test) {
		Key present = key;
		while (true) {
			try {
				LayerStatistics statistics = compute(present, layer, test);
				this.known.put(present, statistics);
				return statistics;
			}
			catch (ModelReplacedException ex) {
				present = new Key(ex.replacement(), key.layer(), key.pictures());
			}
		}
	}

	private LayerStatistics compute(Key key, LayerInfo layer, Samples test) {
		int values = test.pictureSize().values();
		ChannelTotals totals = new ChannelTotals(layer);
		for (int from = 0; from < key.pictures(); from += PIECE) {
			int count = Math.min(PIECE, key.pictures() - from);
			float[] inputs = new float[count * values];
			for (int i = 0; i < count; i++) {
				int index = (int) ((long) (from + i) * test.size() / key.pictures());
				test.encodeInto(index, inputs, i * values);
			}
			totals.add(
					InferenceThread.await(this.thread.submit(key.model(),
							(loaded) -> loaded.networkOf(key.model()).activations(layer.name(), inputs, count))),
					count);
		}
		List<LayerStatistics.Channel> channels = totals.channels();
		return new LayerStatistics(Origin.of(key.model()), layer.name(), key.model().dataset(), Part.TEST,
				key.pictures(), channels.stream().filter(LayerStatistics.Channel::dead).count(), channels);
	}

	/**
	 * The cache key; a provisional model that was replaced has another key.
	 *
	 * @param model the model
	 * @param layer the layer's name
	 * @param pictures the number of pictures
	 */
	private record Key(Model model, String layer, int pictures) {
	}

}
