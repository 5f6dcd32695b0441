package io.convscope.model.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.convscope.model.Model;
import io.convscope.model.store.Models;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Code snippets that call a model over HTTP. They contain the service's address as the
 * request has it.
 */
@RestController
@RequestMapping("/models/{id}/snippet")
class SnippetController {

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private final Models models;

	SnippetController(Models models) {
		this.models = models;
	}

	@GetMapping
	SnippetList all(@PathVariable String id) {
		Model model = this.models.get(id);
		return new SnippetList(model.id(),
				Stream.of(SnippetLanguage.values()).map((each) -> Snippet.of(each, model, service())).toList());
	}

	@GetMapping(params = "language")
	ResponseEntity<String> one(@PathVariable String id, @RequestParam String language) {
		Model model = this.models.get(id);
		return ResponseEntity.ok().contentType(TEXT).body(SnippetLanguage.named(language).write(model, service()));
	}

	private static String service() {
		return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
	}

	/**
	 * The response body with all snippets.
	 *
	 * @param model the model's id
	 * @param snippets one for each language
	 */
	record SnippetList(String model, List<Snippet> snippets) {
	}

	/**
	 * A small program that calls a model, ready to be pasted.
	 *
	 * @param language its programming language
	 * @param file name of the file to save it in
	 * @param run the command that runs the file
	 * @param text the source code
	 */
	record Snippet(SnippetLanguage language, String file, String run, String text) {

		static Snippet of(SnippetLanguage language, Model model, String service) {
			return new Snippet(language, language.file(), language.command(), language.write(model, service));
		}

	}

}
