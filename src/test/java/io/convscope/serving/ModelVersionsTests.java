package io.convscope.serving;

import java.time.Instant;
import java.util.List;

import io.convscope.model.Model;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class ModelVersionsTests {

	private static final String DIGEST = "sha256:0123456789abcdef" + "0".repeat(48);

	@Test
	void aVersionIsNamedByEpochAndDigestAsFarAsTheyAreKnown() {
		assertThat(ModelVersions.names(model(7, DIGEST))).containsExactly("7", "0123456789ab");
		assertThat(ModelVersions.names(model(null, DIGEST))).containsExactly("0123456789ab");
		assertThat(ModelVersions.names(model(7, null))).containsExactly("7");
		assertThat(ModelVersions.names(model(null, null))).containsExactly("1");
		assertThat(ModelVersions.name(model(7, DIGEST))).isEqualTo("7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "0123456789ab", "0123456789AB", "SHA256:0123456789ab" })
	void eachOfItsNamesIsTaken(String name) {
		assertThatNoException().isThrownBy(() -> ModelVersions.require(model(7, DIGEST), name));
	}

	@Test
	void theWholeDigestIsTakenToo() {
		assertThatNoException().isThrownBy(() -> ModelVersions.require(model(7, DIGEST), DIGEST));
	}

	@ParameterizedTest
	@ValueSource(strings = { "6", "", "0123456789a", "0123456789abc", "-1", "latest" })
	void othersAreRefusedWithTheNamesThatItHas(String name) {
		assertThatExceptionOfType(UnknownVersionException.class)
			.isThrownBy(() -> ModelVersions.require(model(7, DIGEST), name))
			.withMessageContaining("named 7 or 0123456789ab");
	}

	private static Model model(@Nullable Integer epoch, @Nullable String digest) {
		Model model = new Model("mine", null, List.of("a", "b"), null, epoch, null, null, null, null, null,
				Instant.EPOCH, false);
		return (digest != null) ? model.withDigest(digest) : model;
	}

}
