package io.convscope.explanation;

import java.util.Locale;
import java.util.Optional;

import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the explanation method and its options. An option of another method is refused,
 * since it would have no effect.
 */
final class MethodReader {

	private final OptionReader reader;

	MethodReader(OptionReader reader) {
		this.reader = reader;
	}

	/**
	 * Reads the method and its options.
	 * @param parameters the parameters as sent
	 * @return the method; any method if the reader has found an error
	 */
	ExplanationMethod read(ExplainParameters parameters) {
		Optional<Name> name = this.reader.choice("method", parameters.method(), Name.values());
		boolean unknown = parameters.method() != null && name.isEmpty();
		if (unknown) {
			return GradCam.LAST_MAPS;
		}
		Name method = name.orElse(Name.GRADCAM);
		if (method != Name.OCCLUSION) {
			refuse("patch", parameters.patch(), Name.OCCLUSION);
			refuse("stride", parameters.stride(), Name.OCCLUSION);
			refuse("cover", parameters.cover(), Name.OCCLUSION);
		}
		if (method != Name.SALIENCY) {
			refuse("smooth", parameters.smooth(), Name.SALIENCY);
		}
		return switch (method) {
			case OCCLUSION -> occlusion(parameters);
			case SALIENCY ->
				new Saliency(this.reader.number("smooth", parameters.smooth(), 0, Saliency.MOST_COPIES).orElse(0));
			case GRADCAM -> GradCam.LAST_MAPS;
		};
	}

	private Occlusion occlusion(ExplainParameters parameters) {
		int patch = this.reader.number("patch", parameters.patch(), Occlusion.LEAST_PATCH, Occlusion.MOST_PATCH)
			.orElse(Occlusion.DEFAULT_PATCH);
		// a longer stride would leave pixels that are never covered
		int stride = this.reader.number("stride", parameters.stride(), Occlusion.LEAST_STRIDE, patch)
			.orElse(Math.min(Occlusion.DEFAULT_STRIDE, patch));
		Cover cover = this.reader.choice("cover", parameters.cover(), Cover.values()).orElse(Cover.MEAN);
		return new Occlusion(patch, stride, cover);
	}

	private void refuse(String option, @Nullable String text, Name owner) {
		if (text != null) {
			this.reader.refuse(option, "is an option of method=" + owner.name().toLowerCase(Locale.ROOT) + " only");
		}
	}

	/**
	 * The explanation methods, by their names in URLs.
	 */
	private enum Name {

		/** Cover parts of the picture and measure the change of the logit. */
		OCCLUSION,

		/** Multiply the pixels by the logit's gradient. */
		SALIENCY,

		/** Weight the maps of a layer by the logit's gradient. */
		GRADCAM

	}

}
