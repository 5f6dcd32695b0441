package io.convscope.network.engine;

import java.util.Set;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.LogitGradients;
import io.convscope.network.Network;
import io.convscope.network.OpenMp;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.UnsupportedPrecisionException;
import io.convscope.network.Weights;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Makes networks, with the engine that is set, or else the fastest of this machine.
 * <p>
 * Loads the native libraries when it is made, which takes a second. Without them the
 * service starts all the same, to tell so. Thread safe; what it makes is not.
 */
@Component
public class Networks {

	private static final Logger logger = LoggerFactory.getLogger(Networks.class);

	// oneDNN has natives for these
	private static final Set<String> X86 = Set.of("amd64", "x86_64");

	private final Engine engine;

	private final @Nullable String problem;

	private final @Nullable String notice;

	/**
	 * Chooses the fastest engine of this machine.
	 */
	public Networks() {
		this((Engine) null);
	}

	@Autowired
	Networks(EngineProperties properties) {
		this(properties.chosen());
	}

	/**
	 * Chooses an engine.
	 * @param chosen which; null for the fastest of this machine
	 */
	public Networks(@Nullable Engine chosen) {
		Engine loaded = (chosen != null) ? chosen : Engine.ND4J;
		@Nullable String missing = null;
		try {
			loaded = load(chosen);
			logger.info("Networks are computed by {} on {}", loaded.id(),
					(loaded != Engine.ONEDNN && Gpu.ofThisMachine().usable()) ? "a GPU"
							: OpenMp.threads() + " threads");
		}
		catch (LinkageError | RuntimeException ex) {
			missing = "The native libraries can't be loaded (" + NestedExceptionUtils.getMostSpecificCause(ex)
					+ "), so nothing can be computed." + " The service's log has the details; mend that, and restart it"
					+ ((chosen != null) ? ", or leave convscope.engine out, which asks for " + chosen.id() + "." : ".");
			logger.error(missing, ex);
		}
		this.engine = loaded;
		this.problem = missing;
		this.notice = (missing == null) ? notice(loaded, chosen == null) : null;
		if (this.notice != null) {
			logger.warn(this.notice);
		}
	}

	private static @Nullable String notice(Engine engine, boolean free) {
		Gpu gpu = Gpu.ofThisMachine();
		if (gpu.fault() != null) {
			return "No GPU can be used here (" + gpu.fault() + "), so networks are computed by the engine "
					+ engine.id() + " on the CPU.";
		}
		return (free && engine != Engine.ONEDNN && !gpu.usable() && X86.contains(System.getProperty("os.arch")))
				? "oneDNN can't be loaded, so networks are computed by the engine " + engine.id()
						+ ", several times slower."
				: null;
	}

	private static Engine load(@Nullable Engine chosen) {
		OpenMp.sleepSoon();
		NativeMemory.giveBack();
		Engine engine = (chosen != null) ? chosen : Engine.best();
		engine.load();
		OpenMp.claimThreads();
		return engine;
	}

	/**
	 * Tells why networks are computed more slowly than they could be here.
	 * @return a sentence; null if they are not
	 */
	@Nullable String notice() {
		return this.notice;
	}

	/**
	 * Tells why no network can be made.
	 * @return a sentence; null if the native libraries are there
	 */
	@Nullable String problem() {
		return this.problem;
	}

	/**
	 * Tells what computes the networks made here.
	 * @return the engine
	 */
	public Engine engine() {
		return this.engine;
	}

	/**
	 * Tells on how many OpenMP threads the networks made here compute; the last bits of
	 * their numbers depend on it.
	 * @return at least 1
	 */
	public int threads() {
		return OpenMp.threads();
	}

	/**
	 * Makes a network to train.
	 * @param architecture its layers
	 * @param weights where it starts; copied
	 * @param rule how it learns
	 * @param seed decides what dropout drops
	 * @return a network that the calling thread has to use and close
	 * @throws IllegalArgumentException if the weights don't fit the architecture
	 * @throws UnsupportedPrecisionException if this machine can't train in the rule's
	 * precision
	 */
	public TrainableNetwork training(Architecture architecture, Weights weights, LearningRule rule, long seed) {
		weights.requireFit(architecture);
		this.engine.obstacle(rule.precision()).ifPresent((obstacle) -> {
			throw new UnsupportedPrecisionException(rule.precision(), obstacle);
		});
		OpenMp.claimThreads();
		return this.engine.create(architecture, weights, rule, seed);
	}

	/**
	 * Makes a network that answers.
	 * @param architecture its layers
	 * @param weights its parameters; copied
	 * @return a network that the calling thread has to use and close
	 * @throws IllegalArgumentException if the weights don't fit the architecture
	 */
	public Network inference(Architecture architecture, Weights weights) {
		weights.requireFit(architecture);
		OpenMp.claimThreads();
		return this.engine.create(architecture, weights, null, 0);
	}

	/**
	 * Makes what computes gradients of the logits.
	 * @param architecture the network's layers
	 * @param weights its parameters; copied
	 * @return gradients that the calling thread has to use and close
	 * @throws IllegalArgumentException if the weights don't fit the architecture
	 */
	public LogitGradients gradients(Architecture architecture, Weights weights) {
		weights.requireFit(architecture);
		OpenMp.claimThreads();
		return this.engine.gradients(architecture, weights);
	}

}
