package io.convscope;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.convscope.docs.ApiDescription;
import io.convscope.problem.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients tell problems apart by their types, which stay as they are.
 */
class ProblemTypesTests {

	// these end the start or a run, or are caught by the service itself; web's own has a
	// kind for each reason
	private static final List<String> NOT_SENT = List.of("DivergedException", "DriverFailedException",
			"HomeUnusableException", "InvalidSettingException", "ModelReplacedException", "RefusedBodyException",
			"StartGoneException", "UnsupportedFreezeException", "UnsupportedPrecisionException");

	private static final Map<String, Integer> KINDS = Map.ofEntries(Map.entry("backup-under-way", 503),
			Map.entry("built-in-network", 409), Map.entry("no-backup-here", 501), Map.entry("busy", 503),
			Map.entry("dataset-absent", 409), Map.entry("dataset-unavailable", 409), Map.entry("dataset-exists", 409),
			Map.entry("archive-too-large", 413), Map.entry("invalid-archive", 415), Map.entry("dataset-full", 409),
			Map.entry("dataset-in-use", 409), Map.entry("unknown-picture", 404), Map.entry("disk-full", 507),
			Map.entry("evaluation-under-way", 503), Map.entry("illegal-state", 409),
			Map.entry("invalid-inference", 400), Map.entry("request-too-large", 413), Map.entry("unknown-version", 404),
			Map.entry("unsupported-encoding", 415), Map.entry("invalid-request", 400), Map.entry("invalid-sample", 400),
			Map.entry("invalid-upload", 400), Map.entry("invalid-weights", 400), Map.entry("model-exists", 409),
			Map.entry("model-in-use", 409), Map.entry("no-filters", 404), Map.entry("no-model", 409),
			Map.entry("not-evaluable", 409), Map.entry("not-finite", 409), Map.entry("not-kept", 404),
			Map.entry("picture-too-large", 413), Map.entry("queue-full", 409), Map.entry("storage-failed", 503),
			Map.entry("too-many-event-clients", 503), Map.entry("too-many-networks", 409),
			Map.entry("too-many-requests", 429), Map.entry("too-many-wrong-keys", 429),
			Map.entry("unknown-network", 404), Map.entry("unknown-dataset", 404), Map.entry("unknown-alias", 404),
			Map.entry("unknown-layer", 404), Map.entry("unknown-model", 404), Map.entry("unknown-run", 404),
			Map.entry("unknown-sweep", 404), Map.entry("unknown-sample", 404), Map.entry("unreadable-picture", 400),
			Map.entry("unreadable-weights", 500), Map.entry("unsupported-picture", 415),
			Map.entry("weights-too-large", 413));

	/** Their errors have a form of their own, which has no types. */
	private static final List<String> OF_PROTOCOLS = List.of("invalid-inference", "request-too-large",
			"unknown-version");

	private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

	@Test
	void typesStayAsTheyAre() {
		assertThat(kinds().collect(Collectors.toMap(Problem::name, Problem::status))).isEqualTo(KINDS);
	}

	@Test
	void theDescriptionOfTheApiHasEachTypeAtItsStatus() {
		String ofAnyCall = ApiDescription.OF_SERVICE.at("/components/responses/Other/description").stringValue();
		Set<String> described = new TreeSet<>();
		NAME.matcher(ofAnyCall).results().forEach((name) -> described.add(name.group(1)));
		for (ApiDescription.Call call : ApiDescription.OF_SERVICE.calls()) {
			call.operation().get("responses").forEachEntry((status, response) -> {
				String names = response.has("$ref") ? response.path("description").stringValue("") : "";
				NAME.matcher(names).results().map((name) -> name.group(1)).forEach((name) -> {
					described.add(name);
					assertThat(KINDS.getOrDefault(name, Integer.valueOf(status))).as("%s of %s", name, call)
						.hasToString(status);
				});
			});
		}
		Set<String> ours = new TreeSet<>(KINDS.keySet());
		ours.removeAll(OF_PROTOCOLS);
		assertThat(described).containsAll(ours);
		Set<String> all = new TreeSet<>();
		ApiDescription.OF_SERVICE.at("/components/schemas/Problem/properties/type/enum")
			.forEach((type) -> all.add(type.stringValue().replace("/problems/", "")));
		assertThat(all).containsAll(ours);
	}

	@Test
	void eachTypeHasItsOwnTitle() {
		assertThat(kinds().map(Problem::name)).doesNotHaveDuplicates().allMatch((name) -> name.matches("[a-z-]+"));
		assertThat(kinds().map(Problem::title)).doesNotHaveDuplicates();
	}

	@Test
	void whatPassesSaysWhenToTryAgain() {
		Predicate<Problem> passing = (kind) -> List.of(429, 503).contains(kind.status())
				|| kind.name().equals("queue-full");
		assertThat(kinds())
			.allSatisfy((kind) -> assertThat(kind.retryAfter() > 0).as(kind.name()).isEqualTo(passing.test(kind)));
	}

	@Test
	void whatIsSentToClientsHasAType() {
		assertThat(exceptions().filter((type) -> Problem.of(type).equals(Problem.INTERNAL)).map(Class::getSimpleName))
			.containsExactlyInAnyOrderElementsOf(NOT_SENT);
	}

	private static Stream<Problem> kinds() {
		return exceptions().map(Problem::of).filter((kind) -> !kind.equals(Problem.INTERNAL)).distinct();
	}

	private static Stream<Class<? extends RuntimeException>> exceptions() {
		return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("io.convscope")
			.stream()
			.filter((type) -> type.isAssignableTo(RuntimeException.class))
			.map((type) -> type.reflect().asSubclass(RuntimeException.class));
	}

}
