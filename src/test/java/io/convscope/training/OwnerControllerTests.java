package io.convscope.training;

import io.convscope.request.InvalidRequestException;
import io.convscope.training.run.Run;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class OwnerControllerTests extends RunControllerTest {

	@Override
	Object[] controllers(RunFixtures fixtures) {
		return new Object[] { new RunController(fixtures.runs(), fixtures.requests(), fixtures.queue()),
				new OwnerController(fixtures.runs(), fixtures.queue()) };
	}

	@Test
	void whoTrainsWhatIsListedByName() throws InterruptedException {
		this.fixtures.networks.zeros = new int[] { 3, 2 };
		this.fixtures.awaitEnd(train("zoë", 2));
		Runnable release = this.fixtures.networks.holdFirstStepOf(() -> train("  שרה 🦊 ", 1));
		train(null, 1);
		train("Ada", 1);
		train("Ada", 1);
		JsonNode owners = owners();
		assertThat(owners).extracting((each) -> each.get("owner").asStringOpt().orElse(null))
			.containsExactly("Ada", "zoë", "שרה 🦊", null);
		assertThat(owners).extracting((each) -> each.get("queued").intValue()).containsExactly(2, 0, 0, 1);
		assertThat(owners.get(0).get("next").get("queuePlace").intValue()).isEqualTo(2);
		assertThat(owners.get(3).get("next").get("id").intValue()).isEqualTo(3);
		assertThat(owners.get(3).get("next").get("queuePlace").intValue()).isEqualTo(1);
		assertThat(owners.get(1).get("next").isNull()).isTrue();
		assertThat(owners.get(1).get("lastEnded").get("state").stringValue()).isEqualTo("COMPLETED");
		assertThat(owners.get(1).get("lastEnded").get("testAccuracy").doubleValue()).isEqualTo(0.5);
		assertThat(owners.get(1).get("bestAccuracy").doubleValue()).as("that of the first epoch").isEqualTo(0.75);
		assertThat(owners.get(1).get("running").isNull()).isTrue();
		assertThat(owners.get(2).get("running").get("id").intValue()).isEqualTo(2);
		assertThat(owners.get(2).get("lastEnded").isNull()).isTrue();
		assertThat(owners.get(2).get("bestAccuracy").isNull()).isTrue();
		release.run();
	}

	@Test
	void whoeverExtendsARunMayGiveAName() {
		this.fixtures.awaitEnd(train("Ada", 1));
		assertThat(send(HttpMethod.POST, "/runs/1/extend", "{}")).hasStatus(202)
			.bodyJson()
			.extractingPath("$.owner")
			.isEqualTo("Ada");
		assertThat(send(HttpMethod.POST, "/runs/1/extend", "{'owner':'Bo'}")).hasStatus(202)
			.bodyJson()
			.extractingPath("$.owner")
			.isEqualTo("Bo");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "''", "'  '", "12", "'a\\nb'", "'\\u202Eevil'", "'12345678901234567890123456789012345678901'" })
	void aNameThatIsNotPlainIsRefused(String owner) {
		assertThat(send(HttpMethod.POST, "/train", "{'dataset':'numbered','owner':" + owner + "}")).failure()
			.cause()
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("owner must");
		assertThat(this.fixtures.runs().list()).isEmpty();
	}

	private Run train(@Nullable String owner, int epochs) {
		String field = (owner != null) ? ",'owner':'" + owner + "'" : "";
		MvcTestResult result = send(HttpMethod.POST, "/train",
				"{'dataset':'numbered','epochs':" + epochs + ",'batchSize':4" + field + "}");
		assertThat(result).hasStatus(202);
		assertThat(result).bodyJson().extractingPath("$.owner").isEqualTo((owner != null) ? owner.strip() : null);
		return this.fixtures.runs().newest();
	}

	private JsonNode owners() {
		MvcTestResult result = this.mvc.get().uri("/owners").exchange();
		assertThat(result).hasStatusOk();
		return new JsonMapper().readTree(result.getResponse().getContentAsByteArray()).get("owners");
	}

}
