package io.convscope.network.onednn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.bytedeco.dnnl.global.dnnl;

/**
 * The passes that were used last; making one takes a hundred times as long as using it.
 */
final class PassCache implements AutoCloseable {

	private static final int MOST = 16;

	// without AVX2 oneDNN multiplies a single row in another way than several, and a
	// picture's answer is to have the same bits in any company
	private static final int LEAST = Processor.has(dnnl.cpu_isa.avx2) ? 1 : 2;

	private final Map<Key, Pass> passes = new LinkedHashMap<>(MOST, 0.75f, true);

	/**
	 * Finds or makes a pass.
	 * @param wanted what it is to do; for answers it may be made for a few more pictures
	 * @param maker makes one
	 * @return the pass
	 */
	Pass get(Key wanted, Function<Key, Pass> maker) {
		Key key = wanted.training() ? wanted : wanted.rounded();
		Pass pass = this.passes.get(key);
		if (pass == null) {
			pass = maker.apply(key);
			this.passes.put(key, pass);
			closeEldest();
		}
		return pass;
	}

	private void closeEldest() {
		if (this.passes.size() > MOST) {
			Map.Entry<Key, Pass> eldest = this.passes.entrySet().iterator().next();
			this.passes.remove(eldest.getKey());
			eldest.getValue().close();
		}
	}

	@Override
	public void close() {
		this.passes.values().forEach(Pass::close);
		this.passes.clear();
	}

	/**
	 * What a pass is to do.
	 *
	 * @param depth through how many layers it goes
	 * @param count for how many pictures
	 * @param training whether dropout drops, and a backward computation follows
	 */
	record Key(int depth, int count, boolean training) {

		/**
		 * Takes the next power of two as the count, so that few passes serve all.
		 * @return the key
		 */
		Key rounded() {
			int rounded = (this.count <= LEAST) ? LEAST : Integer.highestOneBit(this.count - 1) << 1;
			return new Key(this.depth, rounded, this.training);
		}

	}

}
