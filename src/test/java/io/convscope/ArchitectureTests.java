package io.convscope;

import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Arrows between packages point one way, and Deeplearning4j stays behind one wall.
 */
class ArchitectureTests {

	private static final int MOST_CLASSES = 25;

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.convscope");

	// an event stream is a connection; all others translate for the domain
	private static final Pattern EDGE = Pattern
		.compile("\\.web\\.|(Controller|Advice|EventStreams?|ConnectionListener)(\\$|$)");

	@Test
	void arrowsPointOneWay() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("home")
			.definedBy("io.convscope.home..")
			.layer("access")
			.definedBy("io.convscope.access..")
			.layer("backup")
			.definedBy("io.convscope.backup..")
			.layer("memory")
			.definedBy("io.convscope.memory..")
			.layer("request")
			.definedBy("io.convscope.request..")
			.layer("image")
			.definedBy("io.convscope.image..")
			.layer("dataset")
			.definedBy("io.convscope.dataset..")
			.layer("network")
			.definedBy("io.convscope.network..")
			.layer("catalog")
			.definedBy("io.convscope.catalog..")
			.layer("model")
			.definedBy("io.convscope.model..")
			.layer("evaluation")
			.definedBy("io.convscope.evaluation..")
			.layer("training")
			.definedBy("io.convscope.training..")
			.layer("sweep")
			.definedBy("io.convscope.sweep..")
			.layer("prediction")
			.definedBy("io.convscope.prediction..")
			.layer("serving")
			.definedBy("io.convscope.serving..")
			.layer("inspection")
			.definedBy("io.convscope.inspection..")
			.layer("explanation")
			.definedBy("io.convscope.explanation..")
			.layer("web")
			.definedBy("io.convscope.web..")
			.whereLayer("home")
			.mayNotAccessAnyLayer()
			.whereLayer("access")
			.mayOnlyAccessLayers("home")
			.whereLayer("backup")
			.mayOnlyAccessLayers("home", "request")
			.whereLayer("memory")
			.mayNotAccessAnyLayer()
			.whereLayer("request")
			.mayNotAccessAnyLayer()
			.whereLayer("image")
			.mayOnlyAccessLayers("memory")
			.whereLayer("dataset")
			.mayOnlyAccessLayers("image", "request", "home")
			.whereLayer("network")
			.mayOnlyAccessLayers("image", "memory")
			.whereLayer("catalog")
			.mayOnlyAccessLayers("network", "request", "home", "image", "memory")
			.whereLayer("model")
			.mayOnlyAccessLayers("catalog", "network", "dataset", "image", "request", "home", "memory")
			.whereLayer("evaluation")
			.mayOnlyAccessLayers("model", "dataset", "network", "image", "request", "memory")
			.whereLayer("prediction")
			.mayOnlyAccessLayers("model", "dataset", "image", "network", "request", "access")
			.whereLayer("serving")
			.mayOnlyAccessLayers("prediction", "model", "image", "request", "memory")
			.whereLayer("inspection")
			.mayOnlyAccessLayers("model", "dataset", "network", "image", "request", "memory")
			.whereLayer("explanation")
			.mayOnlyAccessLayers("inspection", "model", "dataset", "network", "image", "request", "memory")
			.whereLayer("training")
			.mayOnlyAccessLayers("evaluation", "inspection", "model", "catalog", "dataset", "network", "image",
					"request", "home", "memory", "access")
			.whereLayer("sweep")
			.mayOnlyAccessLayers("training", "model", "network", "request", "home", "access")
			.whereLayer("web")
			.mayNotBeAccessedByAnyLayer()
			.check(CLASSES);
	}

	@Test
	void networksAreDescribedBelowAndMadeAbove() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("description")
			.definedBy("io.convscope.network.description")
			.layer("network")
			.definedBy("io.convscope.network")
			.layer("compiled")
			.definedBy("io.convscope.network.compiled")
			.layer("onednn")
			.definedBy("io.convscope.network.onednn")
			.layer("nd4j")
			.definedBy("io.convscope.network.nd4j")
			.layer("dl4j")
			.definedBy("io.convscope.network.dl4j")
			.layer("engine")
			.definedBy("io.convscope.network.engine")
			.whereLayer("description")
			.mayNotAccessAnyLayer()
			.whereLayer("network")
			.mayOnlyAccessLayers("description")
			.whereLayer("compiled")
			.mayOnlyAccessLayers("network", "description")
			.whereLayer("onednn")
			.mayOnlyAccessLayers("compiled", "network", "description")
			.whereLayer("nd4j")
			.mayOnlyAccessLayers("compiled", "dl4j", "network", "description")
			.whereLayer("dl4j")
			.mayOnlyAccessLayers("network", "description")
			.check(CLASSES);
	}

	@Test
	void arrowsPointOneWayInTraining() {
		layeredArchitecture().consideringOnlyDependenciesInLayers()
			.layer("metrics")
			.definedBy("io.convscope.training.metrics")
			.layer("histogram")
			.definedBy("io.convscope.training.histogram")
			.layer("checkpoint")
			.definedBy("io.convscope.training.checkpoint")
			.layer("cluster")
			.definedBy("io.convscope.training.cluster")
			.layer("run")
			.definedBy("io.convscope.training.run")
			.layer("loop")
			.definedBy("io.convscope.training.loop")
			.layer("runs")
			.definedBy("io.convscope.training")
			.layer("events")
			.definedBy("io.convscope.training.events")
			.layer("diagnosis")
			.definedBy("io.convscope.training.diagnosis")
			.layer("watch")
			.definedBy("io.convscope.training.watch")
			.whereLayer("watch")
			.mayOnlyAccessLayers("runs", "run", "checkpoint")
			.whereLayer("diagnosis")
			.mayOnlyAccessLayers("runs", "run", "metrics")
			.whereLayer("metrics")
			.mayNotAccessAnyLayer()
			.whereLayer("histogram")
			.mayNotAccessAnyLayer()
			.whereLayer("checkpoint")
			.mayNotAccessAnyLayer()
			.whereLayer("cluster")
			.mayOnlyAccessLayers("metrics")
			.whereLayer("run")
			.mayOnlyAccessLayers("metrics", "checkpoint", "histogram", "cluster")
			.whereLayer("loop")
			.mayOnlyAccessLayers("run", "metrics", "checkpoint", "histogram", "cluster")
			.whereLayer("runs")
			.mayOnlyAccessLayers("loop", "run", "metrics", "histogram", "cluster")
			.whereLayer("events")
			.mayOnlyAccessLayers("runs", "run", "metrics")
			.check(CLASSES);
	}

	@Test
	void packagesHoldNoCycles() {
		slices().matching("io.convscope.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void aPackageIsWalkedInAMinute() {
		assertThat(CLASSES.getPackage("io.convscope").getSubpackagesInTree())
			.allSatisfy((each) -> assertThat(each.getClasses()
				.stream()
				.filter((type) -> type.isTopLevelClass() && !type.isArray())
				.map(JavaClass::getSimpleName)
				.filter((name) -> !name.equals("package-info"))).hasSizeLessThanOrEqualTo(MOST_CLASSES));
	}

	@Test
	void webKnowsNoFeature() {
		noClasses().that()
			.resideInAPackage("io.convscope.web..")
			.should()
			.dependOnClassesThat(resideInAPackage("io.convscope..").and(not(resideInAnyPackage("io.convscope.web..",
					"io.convscope.access", "io.convscope.home", "io.convscope.memory", "io.convscope.problem",
					"io.convscope.request..", "io.convscope.settings"))))
			.check(CLASSES);
	}

	@Test
	void httpStaysAtTheEdge() {
		noClasses()
			.that(not(describe("controllers, advice, event streams or in a package web",
					(type) -> EDGE.matcher(type.getName()).find())))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("jakarta.servlet..", "org.springframework.web..", "org.springframework.http..")
			.check(CLASSES);
	}

	@Test
	void deeplearning4jStaysInsideNetwork() {
		noClasses().that()
			.resideOutsideOfPackage("io.convscope.network..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..", "onnx..")
			.check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		JavaPackage root = CLASSES.getPackage("io.convscope");
		assertThat(root.getSubpackagesInTree()).isNotEmpty().allMatch((each) -> each.isAnnotatedWith(NullMarked.class));
		assertThat(root.isAnnotatedWith(NullMarked.class)).isTrue();
	}

}
