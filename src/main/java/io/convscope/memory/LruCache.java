package io.convscope.memory;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A cache that evicts the least recently used value. Thread-safe.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class LruCache<K, V> {

	private final int capacity;

	private final Consumer<? super V> evicted;

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
		this.capacity = capacity;
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
	 * Adds or replaces a value. If the cache is full, the least recently used value is
	 * evicted.
	 * @param key its key
	 * @param value the value
	 */
	public synchronized void put(K key, V value) {
		V before = this.values.put(key, value);
		if (before != null) {
			this.evicted.accept(before);
		}
		if (this.values.size() > this.capacity) {
			Iterator<V> eldest = this.values.values().iterator();
			V leaving = eldest.next();
			eldest.remove();
			this.evicted.accept(leaving);
		}
	}

	/**
	 * Removes a value without calling the eviction listener.
	 * @param key its key
	 */
	public synchronized void remove(K key) {
		this.values.remove(key);
	}

	/**
	 * Evicts all values.
	 */
	public synchronized void clear() {
		this.values.values().forEach(this.evicted);
		this.values.clear();
	}

}
