package io.convscope.memory;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A cache of the values that were used last. Thread safe.
 *
 * @param <K> what values are found by
 * @param <V> the values
 */
public final class LruCache<K, V> {

	private final int capacity;

	private final Consumer<? super V> evicted;

	private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

	/**
	 * Makes a cache of values that need no care when they go.
	 * @param capacity how many values it holds, at least 1
	 */
	public LruCache(int capacity) {
		this(capacity, (value) -> {
		});
	}

	/**
	 * Makes a cache.
	 * @param capacity how many values it holds, at least 1
	 * @param evicted told of each value that makes room for another, or is replaced
	 */
	public LruCache(int capacity, Consumer<? super V> evicted) {
		this.capacity = capacity;
		this.evicted = evicted;
	}

	/**
	 * Looks a value up, which counts as using it.
	 * @param key its key
	 * @return the value; null if it is not here
	 */
	public synchronized @Nullable V get(K key) {
		return this.values.get(key);
	}

	/**
	 * Looks a value up, and makes it where it is not here.
	 * @param key its key
	 * @param maker makes it of the key, while other threads wait
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
	 * Keeps a value; where there are too many then, the one goes that was not used for
	 * longest.
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
	 * Forgets a value, which nobody is told of.
	 * @param key its key
	 */
	public synchronized void remove(K key) {
		this.values.remove(key);
	}

	/**
	 * Has all values make room.
	 */
	public synchronized void clear() {
		this.values.values().forEach(this.evicted);
		this.values.clear();
	}

}
