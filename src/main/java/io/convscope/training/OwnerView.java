package io.convscope.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.convscope.training.metrics.EpochResult;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunState;
import io.convscope.training.run.RunView;
import io.convscope.training.run.TrainingRun;
import org.jspecify.annotations.Nullable;

/**
 * What an owner trains, how far and how well.
 *
 * @param owner the name; null for the runs that have no owner
 * @param running the run in training; null if it is another's, or there is none
 * @param queued number of queued runs
 * @param next the first of them to start, with its place among those of all owners; null
 * if there is none
 * @param lastEnded the run that ended last, in whichever way; null if none has
 * @param bestAccuracy the highest test accuracy of any epoch of the runs, 0 to 1; null
 * before the first epoch
 */
record OwnerView(@Nullable String owner, @Nullable RunView running, int queued, @Nullable RunView next,
		@Nullable RunView lastEnded, @Nullable Double bestAccuracy) {

	private static final Comparator<OwnerView> BY_NAME = Comparator.comparing(OwnerView::owner,
			Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.<String>naturalOrder())));

	/**
	 * Groups runs by their owners.
	 * @param runs the runs
	 * @param queue knows the places of those that are queued
	 * @return the owners by name, those who have none last
	 */
	static List<OwnerView> of(List<TrainingRun> runs, QueueForecast queue) {
		Map<@Nullable String, List<TrainingRun>> byOwner = new LinkedHashMap<>();
		runs.forEach((run) -> byOwner.computeIfAbsent(run.snapshot().owner(), (owner) -> new ArrayList<>()).add(run));
		return byOwner.entrySet()
			.stream()
			.map((each) -> of(each.getKey(), each.getValue(), queue))
			.sorted(BY_NAME)
			.toList();
	}

	private static OwnerView of(@Nullable String owner, List<TrainingRun> runs, QueueForecast queue) {
		List<Run> shown = runs.stream().map(TrainingRun::snapshot).toList();
		RunView running = in(RunState.RUNNING, shown).findFirst().map(RunView::of).orElse(null);
		RunView lastEnded = shown.stream()
			.filter((run) -> run.endedAt() != null)
			.max(Comparator.comparing((run) -> Objects.requireNonNull(run.endedAt())))
			.map(RunView::of)
			.orElse(null);
		Double best = runs.stream()
			.flatMap((run) -> run.metrics().snapshot().epochs().stream())
			.map(EpochResult::testAccuracy)
			.max(Comparator.naturalOrder())
			.orElse(null);
		List<RunView> queued = queue.views(in(RunState.QUEUED, shown).toList());
		RunView next = queued.stream()
			.min(Comparator.comparing(RunView::queuePlace, Comparator.nullsLast(Comparator.naturalOrder())))
			.orElse(null);
		return new OwnerView(owner, running, queued.size(), next, lastEnded, best);
	}

	private static Stream<Run> in(RunState state, List<Run> runs) {
		return runs.stream().filter((run) -> run.state() == state);
	}

}
