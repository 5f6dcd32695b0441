package io.convscope.dataset.own.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.convscope.dataset.Part;
import io.convscope.dataset.own.LabelName;
import io.convscope.dataset.own.LabelledPicture;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.OwnDatasets;
import io.convscope.image.PictureTooLargeException;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import io.convscope.image.reading.PictureReader;
import io.convscope.image.reading.PictureUpload;
import io.convscope.image.reading.UploadedPicture;
import io.convscope.image.web.UploadReader;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.Texts;
import io.convscope.request.web.Audited;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Adds, lists, moves and deletes the pictures of the user's own data sets over HTTP.
 */
@RestController
@RequestMapping("/datasets/{name}/pictures")
class OwnPictureController {

	private static final int LARGEST_LIMIT = 1000;

	private static final int DEFAULT_LIMIT = 50;

	private static final String PART = "part";

	private static final Option<String> NEW_LABEL = Option.of("label", Texts.any(), null, "Label", "");

	private static final Option<String> NEW_PART = Option.of(PART, Texts.oneOf(List.of("train", "test")), null, "Part",
			"");

	private final OwnDatasets datasets;

	private final PictureReader reader;

	OwnPictureController(OwnDatasets datasets, PictureReader reader) {
		this.datasets = datasets;
		this.reader = reader;
	}

	@Audited("add")
	@PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	AddedPictures add(@PathVariable String name, @RequestParam(required = false) @Nullable String label,
			@RequestParam(required = false) @Nullable String part, HttpServletRequest request)
			throws IOException, ServletException {
		OwnDataset dataset = this.datasets.get(name);
		OptionReader options = new OptionReader();
		Optional<Part> chosen = options.choice(PART, part, Part.values());
		if (label == null) {
			options.refuse("label", "must name the label of the pictures");
		}
		options.requireNoErrors();
		String normal = LabelName.normal(String.valueOf(label));
		PictureUpload upload = UploadReader.of(request);
		if (upload.pictures().isEmpty()) {
			throw InvalidRequestException.of("image",
					"must be one part or several, as in curl -F image=@cup.jpg, or the body");
		}
		if (upload.pictures().size() == 1) {
			return AddedPictures.of(dataset,
					List.of(add(dataset, normal, chosen.orElse(null), upload.pictures().get(0))));
		}
		List<AddedPictures.Result> results = new ArrayList<>();
		for (UploadedPicture each : upload.pictures()) {
			results.add(tryToAdd(dataset, normal, chosen.orElse(null), each));
		}
		return AddedPictures.of(dataset, results);
	}

	private AddedPictures.Result tryToAdd(OwnDataset dataset, String label, @Nullable Part part, UploadedPicture upload)
			throws IOException {
		try {
			return add(dataset, label, part, upload);
		}
		catch (UnreadablePictureException | UnsupportedPictureException | PictureTooLargeException ex) {
			return AddedPictures.Result.refused(upload.name(), ex);
		}
	}

	private AddedPictures.Result add(OwnDataset dataset, String label, @Nullable Part part, UploadedPicture upload)
			throws IOException {
		return AddedPictures.Result.of(dataset.name(), upload.name(), label,
				dataset.pictures().add(upload.read(this.reader, dataset.pictureSize()), label, part));
	}

	@GetMapping
	PictureList list(@PathVariable String name, @RequestParam(required = false) @Nullable String label,
			@RequestParam(name = PART, required = false) @Nullable String partText,
			@RequestParam(name = "offset", required = false) @Nullable String offsetText,
			@RequestParam(name = "limit", required = false) @Nullable String limitText) {
		OwnDataset dataset = this.datasets.get(name);
		OptionReader options = new OptionReader();
		Optional<Part> part = options.choice(PART, partText, Part.values());
		Optional<Integer> index = options.label("label", label, dataset.labels());
		int offset = options.atLeast("offset", offsetText, 0).orElse(0);
		int limit = options.number("limit", limitText, 1, LARGEST_LIMIT).orElse(DEFAULT_LIMIT);
		options.requireNoErrors();
		List<LabelledPicture> chosen = dataset.list((each) -> part.map(each.part()::equals).orElse(true)
				&& index.map((wanted) -> wanted == each.labelIndex()).orElse(true));
		return PictureList.of(name, chosen, offset, limit);
	}

	@GetMapping("/{id}")
	ResponseEntity<byte[]> picture(@PathVariable String name, @PathVariable String id) {
		// the id is the digest of the pixels
		return ResponseEntity.ok()
			.contentType(MediaType.IMAGE_PNG)
			.eTag(id)
			.cacheControl(CacheControl.noCache())
			.body(this.datasets.get(name).pictures().png(id));
	}

	@Audited("change")
	@PatchMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	PictureList.Listed move(@PathVariable String name, @PathVariable String id, @RequestBody ObjectNode body) {
		OwnDataset dataset = this.datasets.get(name);
		OptionReader options = new OptionReader();
		Optional<String> label = options.field(body, NEW_LABEL).map(LabelName::normal);
		Optional<Part> part = options.choice(PART, options.field(body, NEW_PART).orElse(null), Part.values());
		options.refuseOthers(body, List.of(NEW_LABEL, NEW_PART));
		options.requireNoErrors();
		return PictureList.Listed.of(name, dataset.pictures().move(id, label.orElse(null), part.orElse(null)));
	}

	@Audited("delete")
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String name, @PathVariable String id) {
		this.datasets.get(name).pictures().delete(id);
	}

}
