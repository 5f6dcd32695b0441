package io.convscope.inspection.epoch;

import java.util.List;
import java.util.Optional;

import io.convscope.dataset.SampleAddress;
import io.convscope.inspection.FeatureMaps;
import io.convscope.inspection.MapOptions;
import io.convscope.inspection.MapParameters;
import io.convscope.inspection.MapView;
import io.convscope.inspection.drawing.View;
import io.convscope.inspection.filter.Filters;
import io.convscope.inspection.filter.NoFiltersException;
import io.convscope.inspection.picture.ShownPicture;
import io.convscope.model.inference.NotFiniteException;
import io.convscope.model.store.NotKeptException;
import io.convscope.network.FirstLayers;
import io.convscope.network.LayerInfo;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Shows feature maps and filters of a run's first layers after each epoch. Thread safe.
 */
@Component
public class EpochInspector {

	private static final int MOST_EPOCHS = 1_000_000;

	/**
	 * Lists what can be shown of a run.
	 * @param archive the run's archive
	 * @return its epochs and layers
	 */
	public EpochList list(EpochArchive archive) {
		FirstLayers first = archive.layers();
		List<String> learning = first.layers()
			.stream()
			.filter((layer) -> layer.kernel().isPresent())
			.map(LayerInfo::name)
			.toList();
		return new EpochList(archive.runId(), archive.files().epochs(), first.names(), learning);
	}

	/**
	 * Checks a request for feature maps, except its epoch and its picture.
	 * @param archive the run's archive
	 * @param layer the layer's name
	 * @param parameters the sample, and how to show the maps
	 * @return the checked request
	 * @throws io.convscope.network.UnknownLayerException if there is no such layer
	 * @throws NotKeptException if the layer is not kept
	 * @throws InvalidRequestException if options are out of range
	 */
	public Request check(EpochArchive archive, String layer, MapParameters parameters) {
		LayerInfo info = layer(archive, layer);
		return new Request(archive, info, MapOptions.of(parameters, info.channels()),
				Optional.ofNullable(parameters.sample()).map(SampleAddress::parse).orElse(null));
	}

	/**
	 * Computes the feature maps of a layer for a picture.
	 * @param request the checked request
	 * @param epoch the epoch's number; null for the newest
	 * @param shown the picture
	 * @return the maps
	 * @throws NotKeptException if the epoch is not kept, or damaged
	 * @throws InvalidRequestException if the epoch is not a number
	 */
	public View maps(Request request, @Nullable String epoch, ShownPicture shown) {
		EpochArchive archive = request.archive();
		LayerInfo layer = request.layer();
		int number = epoch(archive, epoch);
		FirstLayers first = archive.layers();
		float[] values = first.compute(layer, archive.weights(number), shown.picture().toInput());
		NotFiniteException.requireFinite(archive.origin(number).model(), layer.name(), values);
		String input = FeatureMaps.inputOf(first.architecture(), layer.name());
		return new MapView(new FeatureMaps(archive.origin(number), layer, input, shown.source(), values),
				request.options());
	}

	/**
	 * Reads the filters of a layer.
	 * @param archive the run's archive
	 * @param layer the layer's name
	 * @param epoch the epoch's number; null for the newest
	 * @param parameters how to show them
	 * @return the filters
	 * @throws io.convscope.network.UnknownLayerException if there is no such layer
	 * @throws NoFiltersException if the layer has none
	 * @throws NotKeptException if the layer or the epoch is not kept, or damaged
	 * @throws InvalidRequestException if options are out of range
	 */
	public View filters(EpochArchive archive, String layer, @Nullable String epoch, MapParameters parameters) {
		LayerInfo info = layer(archive, layer);
		if (info.kernel().isEmpty()) {
			throw NoFiltersException.of(layer, list(archive).filters());
		}
		MapOptions options = MapOptions.of(parameters, info.channels());
		int number = epoch(archive, epoch);
		return new MapView(Filters.of(archive.origin(number), info, archive.weights(number)), options);
	}

	private LayerInfo layer(EpochArchive archive, String name) {
		FirstLayers first = archive.layers();
		LayerInfo layer = first.architecture().layer(name);
		if (!first.layers().contains(layer)) {
			throw NotKeptException.layer(name, first.names());
		}
		return layer;
	}

	private static int epoch(EpochArchive archive, @Nullable String text) {
		OptionReader reader = new OptionReader();
		Optional<Integer> wanted = reader.number("epoch", text, 0, MOST_EPOCHS);
		reader.requireNoErrors();
		return archive.files().choose(archive.runId(), wanted.orElse(null));
	}

	/**
	 * A checked request for feature maps.
	 *
	 * @param archive the run's archive
	 * @param layer one of the stored layers
	 * @param options how the maps are shown
	 * @param sample the requested sample; null for none
	 */
	public record Request(EpochArchive archive, LayerInfo layer, MapOptions options, @Nullable SampleAddress sample) {
	}

}
