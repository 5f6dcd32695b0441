package io.convscope.dataset.importing.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.exporting.ExportedArchive;
import io.convscope.dataset.importing.ImportRequest;
import io.convscope.dataset.importing.Imports;
import io.convscope.dataset.importing.ReceivedArchive;
import io.convscope.dataset.own.OwnDataset;
import io.convscope.dataset.own.OwnDatasets;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.web.Audited;
import io.convscope.request.web.PublicPath;
import io.convscope.request.StreamedUpload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Takes and sends archives over HTTP; none is ever whole in memory.
 */
@RestController
class ArchiveController {

	private static final String FILE = "file";

	private static final int LONGEST_FIELD = 1000;

	// enough to name those that are unknown
	private static final int MOST_FIELDS = 20;

	private final Imports imports;

	private final OwnDatasets datasets;

	ArchiveController(Imports imports, OwnDatasets datasets) {
		this.datasets = datasets;
		this.imports = imports;
	}

	/**
	 * Declares that archives take no memory.
	 */
	@Bean
	static StreamedUpload archives() {
		return new StreamedUpload("POST", "/datasets");
	}

	@Audited("import")
	@PostMapping(path = "/datasets",
			consumes = { "application/zip", "application/x-zip-compressed", "application/x-tar", "application/gzip",
					"application/x-gzip", MediaType.APPLICATION_OCTET_STREAM_VALUE },
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<DatasetStatus> receiveBody(@RequestParam(required = false) @Nullable String name,
			@RequestParam(required = false) @Nullable String pictureSize,
			@RequestParam(required = false) @Nullable String test, HttpServletRequest request) throws IOException {
		Map<String, String> fields = new LinkedHashMap<>();
		putIfGiven(fields, "name", name);
		putIfGiven(fields, "pictureSize", pictureSize);
		putIfGiven(fields, "test", test);
		ImportRequest wanted = ImportRequest.of(fields);
		try (ReceivedArchive archive = this.imports.receive()) {
			archive.requireRoom(request.getContentLengthLong());
			archive.receive(request.getInputStream());
			return started(this.imports.start(wanted, archive));
		}
	}

	private static void putIfGiven(Map<String, String> fields, String name, @Nullable String value) {
		if (value != null) {
			fields.put(name, value);
		}
	}

	// no parameters are bound, as that would read the body into memory
	@Audited("import")
	@PostMapping(path = "/datasets", consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<DatasetStatus> receiveForm(HttpServletRequest request) throws IOException {
		Map<String, String> fields = query(request);
		try (ReceivedArchive archive = this.imports.receive()) {
			archive.requireRoom(request.getContentLengthLong());
			receiveParts(request, archive, fields);
			// what comes after them, before others wait
			request.getInputStream().transferTo(OutputStream.nullOutputStream());
			return started(this.imports.start(ImportRequest.of(fields), archive));
		}
	}

	private static ResponseEntity<DatasetStatus> started(OwnDataset dataset) {
		return ResponseEntity.status(HttpStatus.ACCEPTED)
			.location(URI.create(PublicPath.of("/datasets/" + dataset.name())))
			.body(dataset.status());
	}

	@GetMapping("/datasets/{name}/archive")
	void send(@PathVariable String name, HttpServletResponse response) throws IOException {
		ExportedArchive archive = ExportedArchive.of(this.datasets.get(name));
		response.setContentType("application/zip");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(name + ".zip").build().toString());
		archive.write(response.getOutputStream(), ExportedArchive.NONE);
	}

	private static Map<String, String> query(HttpServletRequest request) {
		Map<String, String> fields = new LinkedHashMap<>();
		String query = (request.getQueryString() != null) ? request.getQueryString() : "";
		UriComponentsBuilder.newInstance()
			.query(query)
			.build()
			.getQueryParams()
			.toSingleValueMap()
			.forEach((name, value) -> fields.put(name,
					UriUtils.decode(String.valueOf(value).replace('+', ' '), StandardCharsets.UTF_8)));
		return fields;
	}

	private static void receiveParts(HttpServletRequest request, ReceivedArchive archive, Map<String, String> fields)
			throws IOException {
		boolean found = false;
		try {
			FileItemIterator parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
			while (parts.hasNext()) {
				FileItemStream part = parts.next();
				try (InputStream in = part.openStream()) {
					if (!FILE.equals(part.getFieldName())) {
						if (fields.size() == MOST_FIELDS) {
							throw InvalidRequestException.of(String.valueOf(part.getFieldName()),
									"is one part too many; a form has file, name, pictureSize and test."
											+ " Pack many files into one archive");
						}
						fields.put(String.valueOf(part.getFieldName()),
								new String(in.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8));
					}
					else if (found) {
						throw InvalidRequestException.of(FILE, "must be one archive; there are several");
					}
					else {
						found = true;
						archive.receive(in);
					}
				}
			}
		}
		catch (FileUploadException | MultipartStream.MalformedStreamException ex) {
			throw new MultipartException("The parts can't be read", ex);
		}
		if (!found) {
			throw InvalidRequestException.of(FILE, "must be an archive, as in curl -F file=@pictures.zip -F name=desk");
		}
	}

}
