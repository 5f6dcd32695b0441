/** The runs that the chart draws: the shown one, and those ticked in the list. */
import { shownRun, view, world } from '../base/state.js';

const COLOURS = 6;

/** How many runs can be drawn beside the shown one. */
export const MAX_COMPARED = COLOURS - 1;

/** The ticked runs, without the shown one. */
export function compared() {
	const ids = view.with.split(',');
	return world.runs.filter((run) => ids.includes(String(run.id)) && run.id !== shownRun()?.id).slice(0, MAX_COMPARED);
}

/** All runs that are drawn, oldest first. */
export function drawnRuns() {
	const shown = shownRun();
	return shown ? [shown, ...compared()].sort((a, b) => a.id - b.id) : [];
}

/** The style sheet's colour for a drawn run; older runs keep theirs when newer ones are ticked. */
export const colourOf = (run) => `--run-${drawnRuns().findIndex(({ id }) => id === run.id) % COLOURS}`;
