package io.convscope.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.convscope.training.run.Run;
import io.convscope.training.run.RunState;
import io.convscope.training.run.TrainingRun;
import org.jspecify.annotations.Nullable;

/**
 * The queued runs, one of each owner in turn; all runs that have no owner share a turn.
 * Thread safe.
 * <p>
 * The next run is of the owner whose last one started the longest ago; owners who had
 * none come before, in the order of their queued runs. So no owner starts two runs while
 * another waits. An owner's own runs are served first come, first served. A run that was
 * in its turn when the process ended is the first of all.
 * <p>
 * The order follows from the numbers that runs keep on the disk ({@link Run#place()} and
 * {@link Run#turn()}), and so is the same after a restart.
 */
final class FairQueue {

	// runs without an owner are those of this one, which is no valid name
	private static final String NOBODY = "";

	// runs that started before a restart, and those of earlier versions, have no place
	private static final Comparator<Run> FIRST_COME_FIRST_SERVED = Comparator
		.comparing(Run::place, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparingInt(Run::id);

	// guarded by this, as all below
	private final List<TrainingRun> waiting = new ArrayList<>();

	// the number at which each owner's last run started
	private final Map<String, Long> turns = new HashMap<>();

	// of a place or a turn
	private long lastNumber;

	/**
	 * Learns who had a turn when, and which numbers are taken.
	 * @param all all runs, in any state
	 */
	synchronized void learn(Collection<TrainingRun> all) {
		this.turns.clear();
		for (TrainingRun each : all) {
			Run run = each.snapshot();
			long turn = turnOf(run);
			this.lastNumber = Math.max(this.lastNumber, Math.max(turn, Objects.requireNonNullElse(run.place(), 0L)));
			this.turns.merge(ownerOf(run), turn, Math::max);
		}
	}

	/**
	 * Returns a place for a run.
	 * @return a number greater than all places and turns before
	 */
	synchronized long nextNumber() {
		return ++this.lastNumber;
	}

	/**
	 * Adds a run, at its place.
	 * @param run a queued run; one that has no place comes first
	 */
	synchronized void add(TrainingRun run) {
		this.waiting.add(run);
	}

	synchronized void remove(TrainingRun run) {
		this.waiting.remove(run);
	}

	synchronized int size() {
		return this.waiting.size();
	}

	synchronized boolean isEmpty() {
		return this.waiting.isEmpty();
	}

	/**
	 * Takes the next run out of the queue; it is its owner's turn.
	 * @return the run; null if the queue is empty
	 */
	synchronized @Nullable TrainingRun poll() {
		if (this.waiting.isEmpty()) {
			return null;
		}
		TrainingRun next = inOrder().get(0);
		this.waiting.remove(next);
		long turn = nextNumber();
		// one that was cancelled meanwhile has no turn
		next.show((run) -> (run.state() == RunState.QUEUED) ? run.withTurn(null, turn) : run);
		this.turns.merge(ownerOf(next.snapshot()), turnOf(next.snapshot()), Math::max);
		return next;
	}

	/**
	 * Lists the runs in the order in which they start if no other joins them.
	 * @return the runs, the next one first
	 */
	synchronized List<TrainingRun> inOrder() {
		Map<String, List<Run>> ahead = new HashMap<>();
		return this.waiting.stream()
			.map((run) -> new Waiting(run, run.snapshot(), 0, 0, 0))
			.sorted(Comparator.comparing(Waiting::shown, FIRST_COME_FIRST_SERVED))
			.map((each) -> inTurn(each, ahead.computeIfAbsent(ownerOf(each.shown()), (owner) -> new ArrayList<>())))
			.sorted(Waiting.ORDER)
			.map(Waiting::run)
			.toList();
	}

	private Waiting inTurn(Waiting each, List<Run> ahead) {
		Run run = each.shown();
		if (run.place() == null) {
			return each;
		}
		ahead.add(run);
		return new Waiting(each.run(), run, ahead.size(), this.turns.getOrDefault(ownerOf(run), 0L),
				Objects.requireNonNull(ahead.get(0).place()));
	}

	/**
	 * Has another run of the same owner keep in mind when this one started, so that to
	 * delete runs gives nobody an earlier turn. An owner all of whose runs are deleted is
	 * new.
	 * @param run a run that is about to be deleted, if it has ended
	 * @param all all runs
	 * @throws io.convscope.home.StorageException if that cannot be written
	 */
	synchronized void keepTurnOf(Run run, Collection<TrainingRun> all) {
		Long turn = run.turn();
		if (run.state().isFinal() && turn != null && turn.equals(this.turns.get(ownerOf(run)))) {
			all.stream()
				.filter((each) -> ownerOf(each.snapshot()).equals(ownerOf(run)))
				.filter((each) -> each.id() != run.id() && remembers(each.snapshot()))
				.findFirst()
				.ifPresent((heir) -> heir.keep((each) -> each.withTurn(each.place(), turn)));
		}
	}

	// files that are damaged are not written
	private static boolean remembers(Run run) {
		return !run.state().isFinal() || run.turn() != null;
	}

	private static long turnOf(Run run) {
		return Objects.requireNonNullElse(run.turn(), 0L);
	}

	private static String ownerOf(Run run) {
		return Objects.requireNonNullElse(run.owner(), NOBODY);
	}

	/**
	 * A queued run and when it starts.
	 *
	 * @param run the run
	 * @param shown a snapshot of it
	 * @param round how many turns its owner has up to it, from 1; 0 if it was in its turn
	 * @param turn when its owner's last run started
	 * @param first the place of its owner's first queued run
	 */
	private record Waiting(TrainingRun run, Run shown, int round, long turn, long first) {

		static final Comparator<Waiting> ORDER = Comparator.comparingInt(Waiting::round)
			.thenComparingLong(Waiting::turn)
			.thenComparingLong(Waiting::first)
			.thenComparingInt((each) -> each.shown().id());

	}

	/**
	 * A snapshot of the queue.
	 *
	 * @param running the run in training; null if there is none
	 * @param waiting the queued runs, the next one first
	 */
	record Line(@Nullable Run running, List<Run> waiting) {
	}

}
