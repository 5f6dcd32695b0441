package io.convscope.memory;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * What requests may hold together.
 */
class MemoryBudgetTests {

	private final MemoryBudget budget = new MemoryBudget(DataSize.ofKilobytes(100), Duration.ofMillis(1));

	@Test
	void nobodyGetsWhatOthersHold() {
		MemoryBudget.Reservation held = this.budget.reserve(60 * 1024);
		assertThatExceptionOfType(MemoryBusyException.class).isThrownBy(() -> this.budget.reserve(41 * 1024));
		assertThatNoException().isThrownBy(() -> this.budget.reserve(40 * 1024).close());
		held.close();
		assertThatNoException().isThrownBy(() -> this.budget.reserve(100 * 1024).close());
	}

	@Test
	void aReservationIsGivenBackOnce() {
		MemoryBudget.Reservation first = this.budget.reserve(60 * 1024);
		first.close();
		first.close();
		this.budget.reserve(100 * 1024);
		assertThatExceptionOfType(MemoryBusyException.class).isThrownBy(() -> this.budget.reserve(1));
	}

	@Test
	void moreThanThereIsGetsAllOfIt() {
		this.budget.reserve(Long.MAX_VALUE - 1024);
		assertThatExceptionOfType(MemoryBusyException.class).isThrownBy(() -> this.budget.reserve(1));
	}

}
