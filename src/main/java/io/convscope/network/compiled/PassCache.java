package io.convscope.network.compiled;

import java.util.function.Function;

import io.convscope.memory.LruCache;

/**
 * The passes that were used last; making one takes a hundred times as long as using it.
 */
final class PassCache<P extends CompiledPass> implements AutoCloseable {

	private static final int MOST = 32;

	private static final long MOST_BYTES = 256L << 20;

	private final int least;

	private final LruCache<Key, P> passes = new LruCache<>(MOST_BYTES,
			(pass) -> Math.max(pass.bytes(), MOST_BYTES / MOST), CompiledPass::close);

	/**
	 * Makes an empty cache.
	 * @param least for how many pictures passes that answer are made at least
	 */
	PassCache(int least) {
		this.least = least;
	}

	/**
	 * Finds or makes a pass.
	 * @param wanted what it is to do; for answers it may be made for a few more pictures
	 * @param maker makes one
	 * @return the pass
	 */
	P get(Key wanted, Function<Key, P> maker) {
		return this.passes.get(wanted.training() ? wanted : rounded(wanted), maker);
	}

	@Override
	public void close() {
		this.passes.clear();
	}

	// the next power of two as the count, so that few passes serve all
	private Key rounded(Key wanted) {
		int rounded = (wanted.count() <= this.least) ? this.least : Integer.highestOneBit(wanted.count() - 1) << 1;
		return new Key(wanted.depth(), rounded, wanted.training(), wanted.threads());
	}

	/**
	 * What a pass is to do.
	 *
	 * @param depth through how many layers it goes
	 * @param count for how many pictures
	 * @param training whether dropout drops, and a backward computation follows
	 * @param threads on how many threads
	 */
	record Key(int depth, int count, boolean training, int threads) {
	}

}
