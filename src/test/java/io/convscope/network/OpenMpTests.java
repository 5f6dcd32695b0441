package io.convscope.network;

import io.convscope.network.engine.Engine;
import io.convscope.network.engine.Networks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class OpenMpTests {

	@BeforeEach
	void load() {
		new Networks(Engine.best());
		OpenMp.claimThreads();
	}

	@Test
	void workBesideOthersHasHalfOfTheThreads() {
		assertThat(OpenMp.current()).isEqualTo(OpenMp.threads());
		assertThat(OpenMp.<Integer>besideOthers(OpenMp::current)).isEqualTo(Math.max(1, OpenMp.threads() / 2));
		assertThat(OpenMp.<Integer>besideOthers(() -> OpenMp.onOneThread(OpenMp::current))).isEqualTo(1);
		assertThat(OpenMp.current()).isEqualTo(OpenMp.threads());
	}

	@Test
	void workThatFailsGivesTheThreadsBack() {
		assertThatIllegalStateException().isThrownBy(() -> OpenMp.besideOthers(() -> {
			throw new IllegalStateException();
		}));
		assertThat(OpenMp.current()).isEqualTo(OpenMp.threads());
	}

}
