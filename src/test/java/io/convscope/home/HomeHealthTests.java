package io.convscope.home;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Readiness by the room on the disk.
 */
class HomeHealthTests {

	@TempDir
	private Path folder;

	private ConvscopeHome home;

	@BeforeEach
	void open() {
		this.home = new ConvscopeHome(this.folder);
	}

	@AfterEach
	void close() throws IOException {
		this.home.destroy();
	}

	@Test
	void isReadyAboveTheFloor() {
		Health health = health(DataSize.ofBytes(1));
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("minFreeBytes", 1L).containsKeys("folder", "freeBytes");
	}

	@Test
	void isNotReadyBelowTheFloor() {
		Health health = health(DataSize.ofBytes(Long.MAX_VALUE));
		assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		assertThat(health.getDetails().get("problem")).asString()
			.startsWith("The disk is nearly full: ")
			.contains("9,223,372,036,854,775,807 of convscope.min-free-space");
	}

	@Test
	void aFloorIsNoNegativeSize() {
		assertThatIllegalArgumentException().isThrownBy(() -> health(DataSize.ofBytes(-1)))
			.withMessageContaining("convscope.min-free-space");
	}

	private Health health(DataSize floor) {
		return new HomeHealthIndicator(this.home, new HomeProperties(this.folder, floor)).health();
	}

}
