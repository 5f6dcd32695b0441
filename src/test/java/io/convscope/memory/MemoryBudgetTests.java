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
	void bodiesAndTheWorkOnThemNeverWaitForEachOther() {
		this.budget.reserveForBody(Long.MAX_VALUE);
		assertThatNoException().isThrownBy(() -> this.budget.reserve(100 * 1024));
		assertThatExceptionOfType(MemoryBusyException.class).isThrownBy(() -> this.budget.reserveForBody(1));
	}

	@Test
	void aBodyCountsWithTheCopyThatIsMadeOfIt() {
		this.budget.reserveForBody(30 * 1024);
		assertThatExceptionOfType(MemoryBusyException.class).isThrownBy(() -> this.budget.reserveForBody(21 * 1024));
		assertThatNoException().isThrownBy(() -> this.budget.reserveForBody(20 * 1024).close());
	}

	@Test
	void aBodyOfUnknownLengthCountsAsItComes() {
		MemoryBudget.Reservation growing = this.budget.reserveForBody(0);
		growing.growTo(20 * 1024);
		growing.growTo(10 * 1024);
		MemoryBudget.Reservation other = this.budget.reserveForBody(30 * 1024);
		assertThatExceptionOfType(MemoryBusyException.class).isThrownBy(() -> growing.growTo(21 * 1024));
		other.close();
		growing.growTo(Long.MAX_VALUE);
		assertThatExceptionOfType(MemoryBusyException.class).isThrownBy(() -> this.budget.reserveForBody(1));
		growing.close();
		assertThatNoException().isThrownBy(() -> this.budget.reserveForBody(50 * 1024).close());
	}

	@Test
	void moreThanThereIsGetsAllOfIt() {
		this.budget.reserve(Long.MAX_VALUE - 1024);
		assertThatExceptionOfType(MemoryBusyException.class).isThrownBy(() -> this.budget.reserve(1));
	}

}
