package io.convscope.spark;

import io.convscope.network.engine.Networks;

/**
 * What computes networks in this process. Thread safe.
 */
public final class Engine {

	private Engine() {
	}

	/**
	 * Returns the engine, whose native libraries are loaded at the first call.
	 * @return makes networks, which one task has to use and close
	 */
	public static Networks networks() {
		return Loaded.NETWORKS;
	}

	private static final class Loaded {

		static final Networks NETWORKS;

		static {
			// what an executor may take outside its heap is for the cluster to say
			setIfMissing("org.bytedeco.javacpp.maxbytes", "0");
			setIfMissing("org.bytedeco.javacpp.maxphysicalbytes", "0");
			NETWORKS = new Networks();
		}

		private static void setIfMissing(String property, String value) {
			System.setProperty(property, System.getProperty(property, value));
		}

	}

}
