package io.convscope.request;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LastPartTests {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 10, 11, 1000 })
	void partsBeforeOneAnotherAreTheListWhateverIsAdded(int limit) {
		List<Integer> all = new ArrayList<>(IntStream.rangeClosed(1, 10).boxed().toList());
		LastPart part = LastPart.read(new OptionReader(), Integer.toString(limit));
		List<Integer> seen = new ArrayList<>();
		List<Integer> page = part.of(all);
		while (!page.isEmpty()) {
			assertThat(page).hasSizeLessThanOrEqualTo(limit).isSorted();
			seen.addAll(0, page);
			int before = page.get(0);
			all.add(all.size() + 1);
			page = part.of(all.stream().filter((each) -> each < before).toList());
		}
		assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 10).boxed().toList());
	}

	@Test
	void withoutALimitItIsAll() {
		assertThat(LastPart.read(new OptionReader(), null).of(List.of(1, 2, 3))).containsExactly(1, 2, 3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "1001", "x", "" })
	void otherLimitsAreRefused(String limit) {
		OptionReader options = new OptionReader();
		LastPart.read(options, limit);
		assertThatThrownBy(options::requireNoErrors).isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("limit must be a whole number from 1 to 1000");
	}

}
