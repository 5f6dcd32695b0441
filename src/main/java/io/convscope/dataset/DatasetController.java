package io.convscope.dataset;

import java.util.List;

import io.convscope.image.Png;
import io.convscope.request.web.Audited;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the data sets and their samples over HTTP.
 */
@RestController
@RequestMapping("/datasets")
class DatasetController {

	private static final String SAMPLE = "/{name}/samples/{part}/{index}";

	private final DatasetCatalog catalog;

	DatasetController(DatasetCatalog catalog) {
		this.catalog = catalog;
	}

	@GetMapping
	Datasets list() {
		return new Datasets(this.catalog.list());
	}

	@GetMapping("/{name}")
	DatasetStatus status(@PathVariable String name) {
		return this.catalog.status(name);
	}

	@Audited("prepare")
	@PostMapping("/{name}/prepare")
	ResponseEntity<DatasetStatus> prepare(@PathVariable String name) {
		DatasetStatus status = this.catalog.prepare(name);
		boolean ready = status.state() == DatasetStatus.State.READY;
		return (ready ? ResponseEntity.ok() : ResponseEntity.accepted()).body(status);
	}

	@GetMapping("/{name}/samples/{part}")
	SampleList samples(@PathVariable String name, @PathVariable String part,
			@RequestParam(required = false) @Nullable String label,
			@RequestParam(required = false) @Nullable String offset,
			@RequestParam(required = false) @Nullable String limit) {
		return SampleList.of(this.catalog.require(name), new SampleList.Parameters(part, label, offset, limit));
	}

	/** For clients that accept anything too, such as browsers; others say what first. */
	@GetMapping(path = SAMPLE, produces = { MediaType.IMAGE_PNG_VALUE, MediaType.ALL_VALUE })
	ResponseEntity<byte[]> picture(@PathVariable String name, @PathVariable String part, @PathVariable String index) {
		byte[] png = Png.write(sample(name, part, index).picture());
		return ResponseEntity.ok()
			.contentType(MediaType.IMAGE_PNG)
			.eTag(DigestUtils.md5DigestAsHex(png))
			.cacheControl(CacheControl.noCache())
			.varyBy(HttpHeaders.ACCEPT)
			.body(png);
	}

	@GetMapping(path = SAMPLE, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<LabelledSample> label(@PathVariable String name, @PathVariable String part,
			@PathVariable String index) {
		return labelByFormat(name, part, index);
	}

	@GetMapping(path = SAMPLE, params = "format=json")
	ResponseEntity<LabelledSample> labelByFormat(@PathVariable String name, @PathVariable String part,
			@PathVariable String index) {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.varyBy(HttpHeaders.ACCEPT)
			.body(LabelledSample.of(sample(name, part, index)));
	}

	private Sample sample(String name, String part, String index) {
		return this.catalog.sample(SampleAddress.parse(name + "/" + part + "/" + index), name);
	}

	/**
	 * All data sets.
	 *
	 * @param datasets the state of each
	 */
	record Datasets(List<DatasetStatus> datasets) {
	}

	/**
	 * A sample without its picture.
	 *
	 * @param dataset the data set's name
	 * @param part the part
	 * @param index its index in the part, counted from 0
	 * @param label the name of its class
	 * @param labelIndex its class number, counted from 0
	 */
	record LabelledSample(String dataset, Part part, int index, String label, int labelIndex) {

		static LabelledSample of(Sample sample) {
			return new LabelledSample(sample.dataset(), sample.part(), sample.index(), sample.labelName(),
					sample.label());
		}

	}

}
