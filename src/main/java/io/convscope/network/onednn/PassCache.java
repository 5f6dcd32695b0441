package io.convscope.network.onednn;

import java.util.function.Function;

import io.convscope.memory.LruCache;
import org.bytedeco.dnnl.global.dnnl;

/**
 * The passes that were used last; making one takes a hundred times as long as using it.
 */
final class PassCache implements AutoCloseable {

	private static final int MOST = 32;

	private static final long MOST_BYTES = 256L << 20;

	// without AVX2 oneDNN multiplies a single row in another way than several, and a
	// picture's answer is to have the same bits in any company
	private static final int LEAST = Processor.has(dnnl.cpu_isa.avx2) ? 1 : 2;

	private final LruCache<Key, Pass> passes = new LruCache<>(MOST_BYTES,
			(pass) -> Math.max(pass.bytes(), MOST_BYTES / MOST), Pass::close);

	/**
	 * Finds or makes a pass.
	 * @param wanted what it is to do; for answers it may be made for a few more pictures
	 * @param maker makes one
	 * @return the pass
	 */
	Pass get(Key wanted, Function<Key, Pass> maker) {
		return this.passes.get(wanted.training() ? wanted : wanted.rounded(), maker);
	}

	@Override
	public void close() {
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
