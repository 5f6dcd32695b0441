/** Loads an answer once for each new request; an answer to an outdated request is dropped. */

const failed = new Set();

/** Has something asked again once the service is reachable again. */
export function retryLater(ask) {
	failed.add(ask);
}

/** Asks again for everything that failed while the service was unreachable. */
export function retryFailed() {
	const again = [...failed];
	failed.clear();
	again.forEach((ask) => ask());
}

/**
 * @param {() => object|null} request what is needed now, as plain data, or null for nothing new
 * @param {(request: object) => Promise} load asks the service for it
 * @param {(answer, request: object) => void} show shows the answer
 * @param {(error: Error, request: object) => void} [fail] shows why there is none; the next call then tries again
 * @returns {() => Promise<void>} to be called whenever the request may have changed
 */
export function loadOnChange(request, load, show, fail = () => {}) {
	let current = '';
	return async function ask() {
		const requested = request();
		const key = JSON.stringify(requested);
		if (!requested || key === current) {
			return;
		}
		current = key;
		try {
			const answer = await load(requested);
			if (key === current) {
				show(answer, requested);
			}
		}
		catch (error) {
			if (key === current) {
				current = '';
				retryLater(ask);
				fail(error, requested);
			}
		}
	};
}
