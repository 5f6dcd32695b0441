package io.convscope.training;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.LearningState;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;
import io.convscope.network.engine.Networks;

/**
 * The real networks, whose steps a test can count and whose last state it can see.
 */
final class WatchedNetworks extends Networks {

	/** Done after each training step, on the training thread. */
	volatile Runnable stepDone = () -> {
	};

	/** Done after each piece of a measuring, on the training thread. */
	volatile Runnable pieceMeasured = () -> {
	};

	/** Where the last network that was closed had come. */
	volatile LearningState end;

	@Override
	public TrainableNetwork training(Architecture architecture, Weights weights, LearningRule rule, long seed) {
		TrainableNetwork network = super.training(architecture, weights, rule, seed);
		return (TrainableNetwork) Proxy.newProxyInstance(TrainableNetwork.class.getClassLoader(),
				new Class<?>[] { TrainableNetwork.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("close")) {
						this.end = network.state();
					}
					Object result = call(network, method, arguments);
					if (method.getName().equals("train")) {
						this.stepDone.run();
					}
					if (method.getName().equals("logits")) {
						this.pieceMeasured.run();
					}
					return result;
				});
	}

	private static Object call(TrainableNetwork network, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(network, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
