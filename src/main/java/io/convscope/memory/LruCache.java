package io.convscope.memory;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * A cache that evicts the least recently used value. Thread-safe.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class LruCache<K, V> {

	private final long capacity;

	private final ToLongFunction<? super V> weight;

	private final Consumer<? super V> evicted;

	// guarded by this
	private long total;

	private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

	/**
	 * Creates a cache of values that need no cleanup.
	 * @param capacity the maximum number of values, at least 1
	 */
	public LruCache(int capacity) {
		this(capacity, (value) -> {
		});
	}

	/**
	 * Creates a cache.
	 * @param capacity the maximum number of values, at least 1
	 * @param evicted called with each value that is evicted, replaced or cleared
	 */
	public LruCache(int capacity, Consumer<? super V> evicted) {
		this(capacity, (value) -> 1, evicted);
	}

	/**
	 * Creates a cache that is bounded by the weight of its values.
	 * @param capacity the maximum weight of all values; the newest is kept if it alone
	 * has more
	 * @param weight the weight of a value, which never changes
	 * @param evicted called with each value that is evicted, replaced or cleared
	 */
	public LruCache(long capacity, ToLongFunction<? super V> weight, Consumer<? super V> evicted) {
		this.capacity = capacity;
		this.weight = weight;
		this.evicted = evicted;
	}

	/**
	 * Returns a value and marks it as used.
	 * @param key its key
	 * @return the value; null if it is not in the cache
	 */
	public synchronized @Nullable V get(K key) {
		return this.values.get(key);
	}

	/**
	 * Returns a value, which is computed first if it is not in the cache.
	 * @param key its key
	 * @param maker computes the value, while other threads wait
	 * @return the value
	 */
	public synchronized V get(K key, Function<? super K, ? extends V> maker) {
		V value = this.values.get(key);
		if (value == null) {
			value = maker.apply(key);
			put(key, value);
		}
		return value;
	}

	/**
	 * Adds or replaces a value. If the cache is full, the least recently used values are
	 * evicted.
	 * @param key its key
	 * @param value the value
	 */
	public synchronized void put(K key, V value) {
		V before = this.values.put(key, value);
		this.total += this.weight.applyAsLong(value);
		if (before != null) {
			evict(before);
		}
		while (this.total > this.capacity && this.values.size() > 1) {
			Iterator<V> eldest = this.values.values().iterator();
			V leaving = eldest.next();
			eldest.remove();
			evict(leaving);
		}
	}

	private void evict(V leaving) {
		this.total -= this.weight.applyAsLong(leaving);
		this.evicted.accept(leaving);
	}

	/**
	 * Removes a value without calling the eviction listener.
	 * @param key its key
	 */
	public synchronized void remove(K key) {
		V before = this.values.remove(key);
		if (before != null) {
			this.total -= this.weight.applyAsLong(before);
		}
	}

	/**
	 * Evicts all values.
	 */
	public synchronized void clear() {
		this.values.values().forEach(this.evicted);
		this.values.clear();
		this.total = 0;
	}

}
