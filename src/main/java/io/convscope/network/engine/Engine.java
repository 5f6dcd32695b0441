package io.convscope.network.engine;

import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.LogitGradients;
import io.convscope.network.Precision;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;
import io.convscope.network.dl4j.Dl4jGradients;
import io.convscope.network.dl4j.Dl4jNetwork;
import io.convscope.network.nd4j.Nd4jGradients;
import io.convscope.network.nd4j.Nd4jNetwork;
import io.convscope.network.onednn.OneDnnGradients;
import io.convscope.network.onednn.OneDnnNetwork;
import io.convscope.network.onednn.Processor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What computes a network.
 */
public enum Engine {

	/** oneDNN, called directly: fast, on x86-64. */
	ONEDNN {
		@Override
		void load() {
			Processor.loadOneDnn();
		}

		@Override
		public Optional<String> obstacle(Precision precision) {
			return (precision == Precision.FLOAT32 || Processor.multipliesBf16()) ? Optional.empty() : Optional
				.of("the processor of this machine has neither AVX512-BF16 nor AMX, the instructions for it");
		}

		@Override
		public TrainableNetwork create(Architecture architecture, Weights weights, @Nullable LearningRule rule,
				long seed) {
			return new OneDnnNetwork(architecture, weights, rule, seed);
		}

		@Override
		public LogitGradients gradients(Architecture architecture, Weights weights) {
			return new OneDnnGradients(architecture, weights);
		}
	},

	/** ND4J's native operations, called one by one: everywhere, and on a GPU. */
	ND4J {
		@Override
		void load() {
			loadNd4j();
		}

		@Override
		public TrainableNetwork create(Architecture architecture, Weights weights, @Nullable LearningRule rule,
				long seed) {
			return new Nd4jNetwork(architecture, weights, rule, seed);
		}

		@Override
		public LogitGradients gradients(Architecture architecture, Weights weights) {
			return new Nd4jGradients(architecture, weights);
		}
	},

	/** Deeplearning4j's own layers: slow, everywhere. */
	DL4J {
		@Override
		void load() {
			loadNd4j();
		}

		@Override
		public TrainableNetwork create(Architecture architecture, Weights weights, @Nullable LearningRule rule,
				long seed) {
			return new Dl4jNetwork(architecture, weights, (rule != null) ? rule : LearningRule.sgd(0), seed);
		}

		@Override
		public LogitGradients gradients(Architecture architecture, Weights weights) {
			return new Dl4jGradients(architecture, weights);
		}
	};

	/**
	 * Finds the fastest engine of this machine.
	 * @return {@link #ND4J} where it can use a GPU; {@link #ONEDNN} where its natives
	 * are; else {@link #ND4J}, which needs no others than {@link #DL4J} does
	 */
	public static Engine best() {
		return (!Gpu.ofThisMachine().usable() && Processor.runsOneDnn()) ? ONEDNN : ND4J;
	}

	/**
	 * Loads the native libraries; on the thread that starts the service, as ND4J
	 * remembers the class loader of the one that touches it first.
	 * @throws LinkageError if they are not for this machine; or another exception
	 */
	abstract void load();

	private static void loadNd4j() {
		Gpu.ofThisMachine().hideUnusable();
		Nd4j.create(1).close();
		Nd4j.getMemoryManager().togglePeriodicGc(false);
	}

	/**
	 * Finds why this engine cannot train in a precision here.
	 * @param precision of what is multiplied
	 * @return the reason, a main clause; empty if it can
	 */
	public Optional<String> obstacle(Precision precision) {
		return (precision == Precision.FLOAT32) ? Optional.empty()
				: Optional.of("the engine " + id() + ", which computes here, has only " + Precision.FLOAT32.id());
	}

	/**
	 * Makes a network.
	 * @param architecture its layers
	 * @param weights where it starts; copied
	 * @param rule how it learns; null when it is only to answer, which takes less memory
	 * @param seed decides what dropout drops
	 * @return the network
	 */
	public abstract TrainableNetwork create(Architecture architecture, Weights weights, @Nullable LearningRule rule,
			long seed);

	/**
	 * Makes what computes gradients of the logits.
	 * @param architecture the network's layers
	 * @param weights its parameters; copied
	 * @return the gradients
	 */
	public abstract LogitGradients gradients(Architecture architecture, Weights weights);

	/**
	 * Names this engine as JSON does.
	 * @return the name in lower case
	 */
	@JsonValue
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
