package io.convscope.sweep;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import io.convscope.model.Model;
import io.convscope.model.store.Models;
import io.convscope.sweep.SweepView.RunOfSweep;
import io.convscope.training.QueueForecast;
import io.convscope.training.Runs;
import io.convscope.training.run.Progress;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Shows sweeps with what their runs have come to. Thread safe.
 */
@Component
class SweepViews {

	private final Sweeps sweeps;

	private final Runs runs;

	private final Models models;

	private final QueueForecast forecast;

	SweepViews(Sweeps sweeps, Runs runs, Models models, QueueForecast forecast) {
		this.sweeps = sweeps;
		this.runs = runs;
		this.models = models;
		this.forecast = forecast;
	}

	/**
	 * Shows a sweep without its runs.
	 * @param sweep a snapshot of the sweep
	 * @return what a list says of it
	 */
	SweepView summary(Sweep sweep) {
		return view(sweep, false);
	}

	/**
	 * Shows a sweep with its runs.
	 * @param sweep a snapshot of the sweep
	 * @return all of it
	 */
	SweepView whole(Sweep sweep) {
		return view(sweep, true);
	}

	private SweepView view(Sweep sweep, boolean withRuns) {
		Map<Integer, Run> all = new HashMap<>();
		this.runs.list().forEach((run) -> all.put(run.id(), run));
		List<RunOfSweep> shown = IntStream.range(0, sweep.runs().size())
			.mapToObj((i) -> show(i + 1, sweep.runs().get(i), all.get(sweep.runs().get(i).runId()), sweep))
			.toList();
		Work work = work(sweep, shown);
		Integer best = shown.stream()
			.filter((run) -> run.modelAccuracy() != null)
			.max(Comparator.comparing(RunOfSweep::modelAccuracy)
				.thenComparing(Comparator.comparing(RunOfSweep::number).reversed()))
			.map(RunOfSweep::number)
			.orElse(null);
		int ended = (int) shown.stream().filter(SweepViews::hasEnded).count();
		int failed = (int) shown.stream().filter((run) -> run.state() == RunOfSweep.RunState.FAILED).count();
		return new SweepView(sweep.id(), sweep.name(), sweep.owner(), state(sweep, shown), this.sweeps.notice(sweep),
				sweep.fields(), shown.size(), ended, failed, work.share(), work.seconds(),
				sweep.hasEnded() ? null : work.secondsLeft(), sweep.createdAt(), sweep.endedAt(), best,
				withRuns ? shown : null);
	}

	private RunOfSweep show(int number, PlannedRun planned, @Nullable Run run, Sweep sweep) {
		RunRequest request = planned.request();
		Model model = (planned.runId() != null) ? this.models.find(Model.idOf(planned.runId())).orElse(null) : null;
		Double accuracy = (model == null) ? null
				: (model.validationAccuracy() != null) ? model.validationAccuracy() : model.testAccuracy();
		RunOfSweep.RunState state = (run != null) ? RunOfSweep.RunState.valueOf(run.state().name())
				: stateWithoutRun(planned, sweep);
		Progress progress = (run != null) ? run.progress()
				: new Progress(0, 0, 0, null, null, null, null, null, null, null);
		return new RunOfSweep(number, (run != null) ? run.name() : request.name(), planned.settings(), planned.runId(),
				state, (run != null) ? run.reason() : planned.fault(), progress.epoch(), request.settings().epochs(),
				progress.loss(), progress.trainAccuracy(), progress.validationAccuracy(), progress.testAccuracy(),
				progress.elapsedSeconds(), (model != null) ? model.id() : null, (model != null) ? model.epoch() : null,
				accuracy);
	}

	private static RunOfSweep.RunState stateWithoutRun(PlannedRun planned, Sweep sweep) {
		if (planned.fault() != null) {
			return RunOfSweep.RunState.FAILED;
		}
		if (planned.runId() != null) {
			return RunOfSweep.RunState.DELETED;
		}
		return sweep.cancelled() ? RunOfSweep.RunState.CANCELLED : RunOfSweep.RunState.WAITING;
	}

	private static boolean hasEnded(RunOfSweep run) {
		return switch (run.state()) {
			case COMPLETED, CANCELLED, FAILED, DELETED -> true;
			default -> false;
		};
	}

	private static SweepView.State state(Sweep sweep, List<RunOfSweep> runs) {
		if (sweep.hasEnded()) {
			return sweep.cancelled() ? SweepView.State.CANCELLED : SweepView.State.COMPLETED;
		}
		boolean halted = runs.stream()
			.anyMatch((run) -> run.state() == RunOfSweep.RunState.PAUSED
					|| run.state() == RunOfSweep.RunState.INTERRUPTED);
		boolean untouched = runs.stream()
			.allMatch((run) -> run.state() == RunOfSweep.RunState.QUEUED || run.state() == RunOfSweep.RunState.WAITING);
		return halted ? SweepView.State.PAUSED : untouched ? SweepView.State.QUEUED : SweepView.State.RUNNING;
	}

	private Work work(Sweep sweep, List<RunOfSweep> runs) {
		double done = 0;
		double measured = 0;
		double all = 0;
		double seconds = 0;
		for (RunOfSweep run : runs) {
			RunRequest request = sweep.runs().get(run.number() - 1).request();
			double epoch = this.forecast.epochWork(request.dataset(), request.network(), request.settings());
			double trained = epoch * run.epoch();
			all += epoch * run.epochs();
			done += hasEnded(run) ? epoch * run.epochs() : trained;
			if (run.epoch() > 0) {
				measured += trained;
				seconds += Objects.requireNonNullElse(run.elapsedSeconds(), 0.0);
			}
		}
		return new Work(done, all, measured, seconds);
	}

	/**
	 * The work of a sweep, in multiply-adds.
	 *
	 * @param done what is done, and what ended runs leave undone
	 * @param all all of it
	 * @param measured what was done in the seconds
	 * @param seconds time of training and evaluation
	 */
	private record Work(double done, double all, double measured, double seconds) {

		double share() {
			return (this.all > 0) ? this.done / this.all : 0;
		}

		@Nullable Long secondsLeft() {
			return (this.measured > 0) ? (Long) Math.round((this.all - this.done) * this.seconds / this.measured)
					: null;
		}

	}

}
