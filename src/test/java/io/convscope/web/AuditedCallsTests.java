package io.convscope.web;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.convscope.request.web.Audited;
import org.junit.jupiter.api.Test;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each call that changes something is in the audit log.
 */
class AuditedCallsTests {

	/** They only ask, though their questions have bodies, or log in. */
	private static final Set<String> QUESTIONS = Set.of("CellController", "EpochController", "ExplainController",
			"FeatureMapController", "NetworkController.describe", "PictureController", "PredictionController",
			"ProblemErrorController", "RunController.plan", "ScheduleController", "SessionController");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.convscope");

	@Test
	void changesAreAudited() {
		assertThat(handlers().filter((handler) -> !handler.isAnnotationPresent(Audited.class))
			.map((handler) -> handler.getDeclaringClass().getSimpleName() + "." + handler.getName())
			.filter((name) -> !QUESTIONS.contains(name) && !QUESTIONS.contains(name.replaceFirst("\\..*", ""))))
			.isEmpty();
	}

	@Test
	void actionsAreWords() {
		assertThat(handlers().map((handler) -> handler.getAnnotation(Audited.class))
			.filter((action) -> action != null)
			.map(Audited::value)
			.collect(Collectors.toSet())).contains("start", "cancel", "delete", "import", "choose")
			.allMatch((action) -> action.matches("[a-z]+"));
	}

	// protocols of other services ask only
	private static Stream<Method> handlers() {
		return CLASSES.stream()
			.filter((type) -> type.isAnnotatedWith(RestController.class))
			.filter((type) -> !type.getPackageName().startsWith("io.convscope.serving"))
			.map(JavaClass::reflect)
			.flatMap((type) -> Stream.of(type.getDeclaredMethods()))
			.filter(AuditedCallsTests::changes);
	}

	private static boolean changes(Method handler) {
		RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class);
		return mapping != null && !Set.of(RequestMethod.GET, RequestMethod.HEAD).containsAll(Set.of(mapping.method()));
	}

}
