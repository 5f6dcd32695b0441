/** Counts on at an even pace while the page is visible. */

/**
 * @param {() => number} perSecond how many to count in a second, asked for each time
 * @param {(count: number) => boolean} tick is told how many have passed since; false ends it
 */
export function clock(perSecond, tick) {
	let frame;
	let last;
	let due = 0;

	function next(now) {
		// after a while in the background it goes on, and does not leap
		due += (Math.min(now - (last ?? now), 250) / 1000) * perSecond();
		last = now;
		const whole = Math.floor(due);
		due -= whole;
		frame = (whole === 0 || tick(whole)) ? requestAnimationFrame(next) : undefined;
	}

	return {
		start() {
			last = undefined;
			frame ??= requestAnimationFrame(next);
		},
		stop() {
			cancelAnimationFrame(frame);
			frame = undefined;
		},
		isRunning: () => frame !== undefined,
	};
}
