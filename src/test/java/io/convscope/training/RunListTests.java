package io.convscope.training;

import java.util.List;
import java.util.stream.StreamSupport;

import io.convscope.request.InvalidRequestException;
import io.convscope.web.MvcAnswers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class RunListTests extends RunControllerTest {

	@Override
	Object[] controllers(RunFixtures fixtures) {
		return new Object[] { new RunController(fixtures.runs(), fixtures.requests(), fixtures.queue()) };
	}

	@Test
	void aClientPagesFromTheNewestToTheOldest() {
		for (int i = 0; i < 5; i++) {
			this.fixtures.run(RunFixtures.settings(1, 4));
		}
		assertThat(ids("")).containsExactly(1, 2, 3, 4, 5);
		assertThat(ids("?limit=2")).containsExactly(4, 5);
		this.fixtures.run(RunFixtures.settings(1, 4));
		this.fixtures.runs().delete("4");
		assertThat(ids("?limit=2&before=4")).containsExactly(2, 3);
		assertThat(ids("?limit=2&before=2")).containsExactly(1);
		assertThat(ids("?limit=2&before=1")).isEmpty();
		assertThat(ids("?before=6")).containsExactly(1, 2, 3, 5);
		assertThat(list("?limit=1").get("total").intValue()).isEqualTo(5);
	}

	@Test
	void wrongOptionsAreNamedTogether() {
		MvcAnswers.assertFails(this.mvc.get().uri("/runs?limit=0&before=run-1").exchange(),
				InvalidRequestException.class,
				"limit must be a whole number from 1 to 1000, not \"0\"; before must be a whole number of at least 1");
	}

	private List<Integer> ids(String query) {
		return StreamSupport.stream(list(query).get("runs").spliterator(), false)
			.map((run) -> run.get("id").intValue())
			.toList();
	}

	private JsonNode list(String query) {
		return MvcAnswers.json(this.mvc.get().uri("/runs" + query).exchange());
	}

}
