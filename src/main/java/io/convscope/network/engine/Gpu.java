package io.convscope.network.engine;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4jBackend;

import org.springframework.core.NestedExceptionUtils;

/**
 * A GPU of NVIDIA's, which ND4J computes on in a build with the profile {@code cuda}.
 *
 * @param usable whether there is one, and such a build
 * @param fault why there is none in such a build; null elsewhere
 */
record Gpu(boolean usable, @Nullable String fault) {

	private static final String BACKEND = "org.nd4j.linalg.jcublas.JCublasBackend";

	private static final Gpu OF_THIS_MACHINE = find();

	static Gpu ofThisMachine() {
		return OF_THIS_MACHINE;
	}

	// asked only whether it is available, the backend would print a stack trace
	private static Gpu find() {
		try {
			Nd4jBackend backend = (Nd4jBackend) Class.forName(BACKEND).getDeclaredConstructor().newInstance();
			return new Gpu(backend.canRun(), null);
		}
		catch (ClassNotFoundException ex) {
			return new Gpu(false, null);
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			return new Gpu(false, NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
		}
	}

	/**
	 * Has ND4J, which is not loaded yet, compute on the CPU where no GPU can be used.
	 */
	void hideUnusable() {
		if (this.fault != null) {
			ND4JClassLoading.setNd4jClassloader(new WithoutCuda(Thread.currentThread().getContextClassLoader()));
		}
	}

	/**
	 * Finds what is there, but the services of ND4J's library for CUDA.
	 */
	private static final class WithoutCuda extends ClassLoader {

		WithoutCuda(ClassLoader parent) {
			super(parent);
		}

		@Override
		public Enumeration<URL> getResources(String name) throws IOException {
			List<URL> found = Collections.list(super.getResources(name));
			found.removeIf((each) -> each.toString().contains("/nd4j-cuda-"));
			return Collections.enumeration(found);
		}

	}

}
