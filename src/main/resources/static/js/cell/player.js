/** Plays steps one after the other; for users who prefer reduced motion, shows them all at once. */

const STEP_MILLIS = 420;

const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');

let timer;

/** Whether steps may be played. */
export const mayMove = () => !reducedMotion.matches;

/** Shows the last step at once. */
export function finish({ steps, step }) {
	clearTimeout(timer);
	step(steps);
}

/** Plays from the first step to the last. */
export function play(computation) {
	clearTimeout(timer);
	let at = 0;
	const next = () => {
		computation.step(at);
		if (at++ < computation.steps) {
			timer = setTimeout(next, STEP_MILLIS);
		}
	};
	next();
}
