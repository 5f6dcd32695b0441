package io.convscope.fuzz;

import java.time.Duration;

/**
 * How long and from which seed the tests with random files go on: half a minute each and
 * another seed each time, or what <code>-Dfuzz.minutes=60 -Dfuzz.seed=7</code> say.
 * Whoever finds a fault finds it again by the seed, which is printed.
 */
public final class FuzzedTime {

	private static final Duration USUAL = Duration.ofSeconds(30);

	private final long seed = Long.getLong("fuzz.seed", System.nanoTime());

	private final long end = System.nanoTime() + duration().toNanos();

	/**
	 * Begins now.
	 * @param what what is tested, to be printed with the seed
	 */
	public FuzzedTime(String what) {
		System.out.println("Random " + what + ": -Dfuzz.seed=" + this.seed + ", for " + duration().toSeconds() + " s");
	}

	public long seed() {
		return this.seed;
	}

	public boolean isOver() {
		return System.nanoTime() - this.end >= 0;
	}

	private static Duration duration() {
		long minutes = Long.getLong("fuzz.minutes", 0);
		return (minutes > 0) ? Duration.ofMinutes(minutes) : USUAL;
	}

}
