/** Plays steps one after the other; where motion is not wanted, they are all shown at once. */

const PACE = 420;

const still = window.matchMedia('(prefers-reduced-motion: reduce)');

let timer;

/** Whether steps may be played. */
export const mayMove = () => !still.matches;

/** Shows the last step at once. */
export function finish({ steps, step }) {
	clearTimeout(timer);
	step(steps);
}

/** Plays from the first step to the last. */
export function play(piece) {
	clearTimeout(timer);
	let at = 0;
	const next = () => {
		piece.step(at);
		if (at++ < piece.steps) {
			timer = setTimeout(next, PACE);
		}
	};
	next();
}
