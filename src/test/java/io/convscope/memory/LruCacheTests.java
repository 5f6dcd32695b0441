package io.convscope.memory;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LruCacheTests {

	private final List<String> evicted = new ArrayList<>();

	private final LruCache<Integer, String> cache = new LruCache<>(2, this.evicted::add);

	@Test
	void whatWasNotUsedForLongestMakesRoom() {
		this.cache.put(1, "one");
		this.cache.put(2, "two");
		assertThat(this.cache.get(1)).isEqualTo("one");
		this.cache.put(3, "three");
		assertThat(this.cache.get(2)).isNull();
		assertThat(this.cache.get(1)).isEqualTo("one");
		assertThat(this.cache.get(3)).isEqualTo("three");
		assertThat(this.evicted).containsExactly("two");
	}

	@Test
	void heavyValuesMakeRoomForOneAnother() {
		LruCache<Integer, String> heavy = new LruCache<>(10, String::length, this.evicted::add);
		heavy.put(1, "four");
		heavy.put(2, "five!");
		heavy.put(3, "six");
		assertThat(this.evicted).containsExactly("four");
		heavy.remove(2);
		heavy.put(4, "7654321");
		assertThat(this.evicted).containsExactly("four");
		heavy.put(5, "more than there may be");
		assertThat(this.evicted).containsExactly("four", "six", "7654321");
		assertThat(heavy.get(5)).isNotNull();
	}

	@Test
	void aValueIsMadeOnce() {
		assertThat(this.cache.get(1, (key) -> "first")).isEqualTo("first");
		assertThat(this.cache.get(1, (key) -> "second")).isEqualTo("first");
		this.cache.remove(1);
		assertThat(this.cache.get(1, (key) -> "third")).isEqualTo("third");
		assertThat(this.evicted).isEmpty();
	}

	@Test
	void whatIsReplacedGoesToo() {
		this.cache.put(1, "one");
		this.cache.put(1, "another");
		assertThat(this.evicted).containsExactly("one");
		this.cache.clear();
		assertThat(this.evicted).containsExactly("one", "another");
		assertThat(this.cache.get(1)).isNull();
	}

}
