package io.convscope.training;

import java.util.List;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.request.InvalidRequestException;
import io.convscope.training.metrics.Metrics.LossPoint;
import io.convscope.training.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The learning rates that are told beforehand are those that a run has.
 */
class ScheduleControllerTests extends RunControllerTest {

	private static final JsonMapper JSON = new JsonMapper();

	@Override
	Object[] controllers(RunFixtures fixtures) {
		return new Object[] { new ScheduleController(fixtures.requests(), DatasetCatalog.of(RunFixtures.numbered())) };
	}

	@ParameterizedTest
	@ValueSource(strings = { "'schedule':'one-cycle'", "'schedule':'cosine','warmupEpochs':0.5",
			"'schedule':'step','validation':0.25,'trainLimit':17", "'learningRate':0.5" })
	void whatIsToldIsWhatHappens(String settings) {
		String body = "{'dataset':'numbered','epochs':3,'batchSize':6," + settings + "}";
		JsonNode told = ask(body);
		this.fixtures.networks.zeros = new int[] { 1, 1, 1, 1, 1, 1 };
		Run run = this.fixtures
			.awaitEnd(this.fixtures.runs().start(this.fixtures.requests().complete((ObjectNode) read(body))));
		List<LossPoint> points = this.fixtures.runs().get(Integer.toString(run.id())).metrics().snapshot().points();
		assertThat(told.get("epochs").intValue()).isEqualTo(3);
		assertThat(told.get("batches").intValue() * 3).isEqualTo(points.size());
		assertThat(told.get("points").valueStream().map((each) -> each.get("learningRate").doubleValue()))
			.isEqualTo(points.stream().map(LossPoint::learningRate).toList());
	}

	@Test
	void longRunsAreToldByEvenlySpacedSteps() {
		JsonNode told = ask(
				"{'dataset':'numbered','epochs':1000,'batchSize':1,'schedule':'cosine','learningRate':0.2}");
		assertThat(told.get("points")).hasSize(200);
		assertThat(told.get("points").get(0).get("step").longValue()).isZero();
		assertThat(told.get("points").get(0).get("learningRate").doubleValue()).isEqualTo(0.2);
		assertThat(told.get("points").get(199).get("step").longValue()).isEqualTo(1000 * RunFixtures.PICTURES - 1);
		assertThat(told.get("points").get(100).get("epoch").doubleValue()).isEqualTo(500, within(3.0));
	}

	@Test
	void nothingIsStarted() {
		ask("{'dataset':'numbered'}");
		assertThat(this.fixtures.runs().list()).isEmpty();
	}

	@Test
	void whatARunWouldBeRefusedForIsRefused() {
		MvcTestResult result = post("{'dataset':'numbered','epochs':2,'warmupEpochs':3,'schedule':'none'}");
		assertThat(result).failure()
			.cause()
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("schedule");
		assertThat(post("{'dataset':'numbered','epochs':2,'warmupEpochs':3}")).failure()
			.cause()
			.hasMessageContaining("warmupEpochs must not be more than the epochs");
		assertThat(post("{'dataset':'numbered','network':{'layers':[{'kind':'dense','units':4000},{'kind':'dense'}]}}"))
			.failure()
			.cause()
			.hasMessageContaining("of heap for its 12300002 parameters");
	}

	private JsonNode ask(String body) {
		MvcTestResult result = post(body);
		assertThat(result).hasStatusOk();
		return JSON.readTree(result.getResponse().getContentAsByteArray());
	}

	private MvcTestResult post(String body) {
		return send(HttpMethod.POST, "/train/schedule", body);
	}

	private static JsonNode read(String body) {
		return JSON.readTree(body.replace('\'', '"'));
	}

}
