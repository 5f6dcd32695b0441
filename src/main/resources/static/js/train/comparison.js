/** The runs that the chart draws: the shown one, and those ticked in the table of runs. */
import { shownRun, view, world } from '../base/state.js';

const COLOURS = 6;

/** After six colours the lines take the next pattern, in pixels of line and gap. */
const PATTERNS = [undefined, [9, 5], [2, 4], [12, 4, 2, 4], [18, 4], [5, 3, 5, 3, 2, 3]];

/** The ticked runs, without the shown one. */
export function compared() {
	const ids = view.with.split(',');
	return world.runs.filter((run) => ids.includes(String(run.id)) && run.id !== shownRun()?.id);
}

/** All runs that are drawn, oldest first. */
export function drawnRuns() {
	const shown = shownRun();
	return shown ? [shown, ...compared()].sort((a, b) => a.id - b.id) : [];
}

/** How a drawn run's line looks: a colour of the style sheet and a pattern; older runs keep theirs when newer ones are ticked. */
export function lookOf(run) {
	const place = drawnRuns().findIndex(({ id }) => id === run.id);
	return { variable: `--run-${place % COLOURS}`, dash: PATTERNS[Math.floor(place / COLOURS) % PATTERNS.length] };
}
