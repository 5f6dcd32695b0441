package io.convscope.training;

import java.util.List;
import java.util.Map;

import io.convscope.model.TrainingSettings;
import io.convscope.network.Architecture;
import io.convscope.network.description.BatchNormalization;
import io.convscope.network.description.Dense;
import io.convscope.network.description.Layer;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;
import io.convscope.request.InvalidRequestException;
import io.convscope.training.loop.EpochSize;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Settings that don't fit the network or one another are refused.
 */
class RuleCheckTests {

	@Test
	void layersThatAreThereMayBeFrozen() {
		assertThatCode(() -> check(Map.of("freeze", List.of("conv1", "conv2", "fc3")))).doesNotThrowAnyException();
	}

	@Test
	void otherLayersAreRefusedWithThoseThereAre() {
		assertThatThrownBy(() -> check(Map.of("freeze", List.of("conv1", "conv3"))))
			.isInstanceOf(InvalidRequestException.class)
			.hasMessage("freeze must name layers with parameters; there are conv1, conv2, fc3, fc4.");
		assertThatThrownBy(() -> check(Map.of("freeze", List.of("act1")))).hasMessageContaining("conv1, conv2");
	}

	@Test
	void somethingMustLearn() {
		assertThatThrownBy(() -> check(Map.of("freeze", List.of("fc4", "fc3", "conv1", "conv2"))))
			.hasMessage("freeze must leave a layer that learns, of conv1, conv2, fc3, fc4.");
	}

	@Test
	void noWarmUpIsLongerThanTheRun() {
		assertThatCode(() -> check(Map.of("epochs", 2, "warmupEpochs", 2))).doesNotThrowAnyException();
		assertThatThrownBy(() -> check(Map.of("epochs", 2, "warmupEpochs", 2.5)))
			.hasMessage("warmupEpochs must not be more than the epochs, which are 2.");
	}

	@Test
	void aLayerThatStartsAnewHasToLearn() {
		TrainingSettings settings = TrainingSettings.DEFAULTS.with(Map.of("freeze", List.of("fc3", "fc4")));
		EpochSize epoch = new EpochSize(100, 32);
		assertThatThrownBy(() -> RuleCheck.check(settings, Architecture.article(10), epoch, true, Engine.ONEDNN))
			.hasMessage("freeze must not name fc4, which starts anew, since the model in from has other labels.");
		assertThatCode(() -> RuleCheck.check(settings, Architecture.article(10), epoch, false, Engine.ONEDNN))
			.doesNotThrowAnyException();
	}

	@Test
	void deeplearning4jFreezesNoBatchNormalization() {
		TrainingSettings settings = TrainingSettings.DEFAULTS.with(Map.of("freeze", List.of("norm1")));
		Architecture network = network(new BatchNormalization("norm1", 1e-5, 0.1), new Dense("fc1", null));
		EpochSize epoch = new EpochSize(100, 32);
		assertThatThrownBy(() -> RuleCheck.check(settings, network, epoch, false, Engine.DL4J))
			.hasMessage("freeze must not name norm1: the engine dl4j can't freeze a batch normalization.");
		assertThatCode(() -> RuleCheck.check(settings, network, epoch, false, Engine.ONEDNN))
			.doesNotThrowAnyException();
	}

	@ParameterizedTest
	@EnumSource(names = "ONEDNN", mode = EnumSource.Mode.EXCLUDE)
	void thePrecisionIsOneThatTheEngineHas(Engine engine) {
		EpochSize epoch = new EpochSize(100, 32);
		TrainingSettings settings = TrainingSettings.DEFAULTS.with(Map.of("precision", "bf16"));
		assertThatThrownBy(() -> RuleCheck.check(settings, Architecture.article(10), epoch, false, engine))
			.hasMessage("precision must be left out or float32: the engine " + engine.id()
					+ ", which computes here, has only float32.");
		assertThatCode(() -> RuleCheck.check(TrainingSettings.DEFAULTS, Architecture.article(10), epoch, false, engine))
			.doesNotThrowAnyException();
	}

	// PyTorch: Expected more than 1 value per channel when training
	@ParameterizedTest
	@CsvSource({ "33, 32, false", "1, 32, false", "32, 1, false", "34, 32, true", "64, 32, true" })
	void noSingleValuesAreNormalized(int pictures, int batchSize, boolean passes) {
		EpochSize epoch = new EpochSize(pictures, batchSize);
		Architecture network = network(new Dense("fc1", 8), new BatchNormalization("norm1", 1e-5, 0.1),
				new Dense("fc2", null));
		ThrowingCallable check = () -> RuleCheck.check(TrainingSettings.DEFAULTS, network, epoch, false, Engine.ONEDNN);
		if (passes) {
			assertThatCode(check).doesNotThrowAnyException();
		}
		else {
			assertThatThrownBy(check).hasMessage("batchSize must not leave a batch of one picture, which gives norm1 a"
					+ " single value of each channel to normalize; there are " + pictures + " pictures to train on.");
		}
	}

	@Test
	void ofOnePictureAMapOrAFrozenLayerCanBeNormalized() {
		EpochSize epoch = new EpochSize(33, 32);
		assertThatCode(() -> RuleCheck.check(TrainingSettings.DEFAULTS,
				network(new BatchNormalization("norm1", 1e-5, 0.1), new Dense("fc1", null)), epoch, false,
				Engine.ONEDNN))
			.doesNotThrowAnyException();
		assertThatCode(() -> RuleCheck.check(TrainingSettings.DEFAULTS.with(Map.of("freeze", List.of("norm1"))),
				network(new Dense("fc1", 8), new BatchNormalization("norm1", 1e-5, 0.1), new Dense("fc2", null)), epoch,
				false, Engine.ONEDNN))
			.doesNotThrowAnyException();
	}

	private static Architecture network(Layer... layers) {
		return new Architecture(new NetworkDescription("n", "", new NetworkDescription.Input(1, 16), List.of(layers)),
				2);
	}

	private static void check(Map<String, Object> given) {
		RuleCheck.check(TrainingSettings.DEFAULTS.with(given), Architecture.article(10), new EpochSize(1000, 32), false,
				Engine.ONEDNN);
	}

}
