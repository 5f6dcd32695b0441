package io.convscope.training;

import io.convscope.request.InvalidRequestException;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.RunState;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RunChangeControllerTests extends RunControllerTest {

	@Override
	Object[] controllers(RunFixtures fixtures) {
		return new Object[] { new RunChangeController(fixtures.runs(), fixtures.queue()),
				new MetricsController(fixtures.runs()) };
	}

	@Test
	void theRateOfARunningRunIsChangedAndToldInItsMetrics() throws InterruptedException {
		Runnable release = this.fixtures.networks
			.holdFirstStepOf(() -> this.fixtures.start(RunFixtures.settings(1, 4)));
		assertThat(patch("{'learningRate':0.25}")).hasStatusOk();
		release.run();
		assertThat(this.fixtures.awaitEnd(this.fixtures.runs().newest()).state()).isEqualTo(RunState.COMPLETED);
		assertThat(this.mvc.get().uri("/runs/1/metrics")).bodyJson()
			.extractingPath("$.rateChanges")
			.asArray()
			.singleElement()
			.hasToString("{step=1, learningRate=0.25}");
		assertThat(this.mvc.get().uri("/runs/1/metrics")).bodyJson()
			.extractingPath("$.points[*].learningRate")
			.asArray()
			.containsExactly(0.01, 0.25, 0.25, 0.25, 0.25);
	}

	@Test
	void aRunIsRenamedUnlessTheRestIsRefused() {
		this.fixtures.run(RunFixtures.settings(1, 4));
		await().until(() -> this.fixtures.runs().newest().state() == RunState.COMPLETED);
		assertThat(patch("{'name':' another name '}")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.name")
			.isEqualTo("another name");
		assertThat(patch("{'name':'a third','learningRate':0.25}")).failure()
			.cause()
			.isInstanceOf(IllegalRunStateException.class);
		assertThat(patch("{'name':''}")).failure().cause().hasMessageContaining("name must have 1 to 100 characters");
		assertThat(this.fixtures.runs().newest().name()).isEqualTo("another name");
	}

	@Test
	void whatCannotBeChangedIsRefused() {
		this.fixtures.run(RunFixtures.settings(1, 4));
		await().until(() -> this.fixtures.runs().newest().state() == RunState.COMPLETED);
		assertThat(patch("{'learningRate':0.25}")).failure().cause().isInstanceOf(IllegalRunStateException.class);
		assertThat(patch("{'learningRate':0,'epochs':3}")).failure()
			.cause()
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("learningRate must be above 0")
			.hasMessageContaining("epochs is not a field");
		assertThat(patch("{}")).failure().cause().hasMessage("learningRate must be given, or name.");
	}

	private MvcTestResult patch(String body) {
		return send(HttpMethod.PATCH, "/runs/1", body);
	}

}
