/** Loads what is wanted, once for each new wish; an answer that is no longer wanted is dropped. */

const failed = new Set();

/** Has something asked for again when the service is reached again. */
export function askAgainLater(ask) {
	failed.add(ask);
}

/** Asks again for all that the service, which was away, did not give. */
export function askAgain() {
	const again = [...failed];
	failed.clear();
	again.forEach((ask) => ask());
}

/**
 * @param {() => object|null} wish what is wanted now, as plain data, or null for nothing new
 * @param {(wish: object) => Promise} load asks for it
 * @param {(answer, wish: object) => void} show shows it
 * @param {(error: Error, wish: object) => void} [fail] shows why there is none; the next call then tries again
 * @returns {() => Promise<void>} to be called whenever the wish may have changed
 */
export function wanted(wish, load, show, fail = () => {}) {
	let current = '';
	return async function ask() {
		const wished = wish();
		const key = JSON.stringify(wished);
		if (!wished || key === current) {
			return;
		}
		current = key;
		try {
			const answer = await load(wished);
			if (key === current) {
				show(answer, wished);
			}
		}
		catch (error) {
			if (key === current) {
				current = '';
				askAgainLater(ask);
				fail(error, wished);
			}
		}
	};
}
