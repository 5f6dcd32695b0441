package io.convscope.inspection;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.convscope.dataset.SampleAddress;
import io.convscope.model.NotFiniteException;
import io.convscope.model.NotKeptException;
import io.convscope.network.FirstLayers;
import io.convscope.network.LayerInfo;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Shows what a run's first layers were after each epoch. Thread safe.
 */
@Component
public class EpochInspector {

	private static final int MOST_EPOCHS = 1_000_000;

	private final Layers layers;

	private final ShownPictures pictures;

	private final MapAnswer answer;

	EpochInspector(Layers layers, ShownPictures pictures, MapAnswer answer) {
		this.layers = layers;
		this.pictures = pictures;
		this.answer = answer;
	}

	/**
	 * Lists what there is to see of a run.
	 * @param archive the run's
	 * @return its epochs and layers
	 */
	public EpochList list(EpochArchive archive) {
		FirstLayers first = firstLayers();
		List<String> learning = first.layers()
			.stream()
			.filter((layer) -> layer.parameters() > 0)
			.map(LayerInfo::name)
			.toList();
		return new EpochList(archive.runId(), archive.files().epochs(), first.names(), learning);
	}

	/**
	 * Shows what a layer made of a picture.
	 * @param archive the run's
	 * @param layer the layer's name
	 * @param epoch the epoch's number; null for the newest
	 * @param parameters the sample, and how to show the maps
	 * @param request tells what the client accepts; where it is a POST, it carries the
	 * picture unless a sample is named
	 * @return the maps in the form that is wanted
	 * @throws io.convscope.network.UnknownLayerException if there is no such layer
	 * @throws NotKeptException if the layer or the epoch is not kept, or damaged
	 * @throws InvalidRequestException if options are out of range
	 * @throws IOException if the picture's bytes can't be had
	 * @throws ServletException if the request's parts can't be had
	 */
	public ResponseEntity<Object> maps(EpochArchive archive, String layer, @Nullable String epoch,
			MapParameters parameters, HttpServletRequest request) throws IOException, ServletException {
		LayerInfo info = layer(layer);
		MapOptions options = MapOptions.of(parameters, info.channels());
		SampleAddress sample = Optional.ofNullable(parameters.sample()).map(SampleAddress::parse).orElse(null);
		ShownPicture shown = request.getMethod().equals("POST") ? this.pictures.sent(request, sample, archive.dataset())
				: this.pictures.find(sample, archive.dataset());
		int number = epoch(archive, epoch);
		float[] values = firstLayers().compute(info,
				archive.files().read(archive.runId(), number, firstLayers().parameters()), shown.picture().toInput());
		NotFiniteException.requireFinite(archive.origin(number).model(), layer, values);
		return this.answer.send(new FeatureMaps(archive.origin(number), info, shown.source(), values), options,
				new ServletWebRequest(request));
	}

	/**
	 * Shows the filters of a layer.
	 * @param archive the run's
	 * @param layer the layer's name
	 * @param epoch the epoch's number; null for the newest
	 * @param parameters how to show them
	 * @param request tells what the client accepts
	 * @return the filters in the form that is wanted
	 * @throws io.convscope.network.UnknownLayerException if there is no such layer
	 * @throws NoFiltersException if the layer has none
	 * @throws NotKeptException if the layer or the epoch is not kept, or damaged
	 * @throws InvalidRequestException if options are out of range
	 * @throws HttpMediaTypeNotAcceptableException if the client accepts neither a picture
	 * nor JSON
	 */
	public ResponseEntity<Object> filters(EpochArchive archive, String layer, @Nullable String epoch,
			MapParameters parameters, HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
		LayerInfo info = layer(layer);
		if (info.parameters() == 0) {
			throw NoFiltersException.of(layer, list(archive).filters());
		}
		MapOptions options = MapOptions.of(parameters, info.channels());
		int number = epoch(archive, epoch);
		return this.answer.send(
				Filters.of(archive.origin(number), info,
						archive.files().read(archive.runId(), number, firstLayers().parameters())),
				options, new ServletWebRequest(request));
	}

	private LayerInfo layer(String name) {
		FirstLayers first = firstLayers();
		LayerInfo layer = first.architecture().layer(name);
		if (!first.layers().contains(layer)) {
			throw NotKeptException.layer(name, first.names());
		}
		return layer;
	}

	// the first layers are the same for any number of classes
	private FirstLayers firstLayers() {
		return new FirstLayers(this.layers.architecture(Optional.empty()));
	}

	private static int epoch(EpochArchive archive, @Nullable String text) {
		OptionReader reader = new OptionReader();
		Optional<Integer> wanted = reader.number("epoch", text, 0, MOST_EPOCHS);
		reader.requireNoErrors();
		return archive.files().choose(archive.runId(), wanted.orElse(null));
	}

}
