/** Events of the active run as they happen: one stream at a time, none while the page is hidden. */
import { path } from './api.js';
import { activeRun, FINAL, learn, on, world } from './state.js';

// a stream that the browser has given up is opened again after a while
const RETRY_MILLIS = 30000;
// a stream begins with all past states, of which only the newest matters
const SETTLING_MILLIS = 100;

let source = null;
let followed = null;
let givenUp = 0;
let settling;
let tellChange = () => {};

/** Follows the active run; calls back when a run's state has changed, which may concern more than the run. */
export function startRunEvents(onStateChange) {
	tellChange = onStateChange;
	on(['runs'], follow);
	document.addEventListener('visibilitychange', follow);
}

/** Whether the stream is open; while it is not, the service has to be polled. */
export const isStreaming = () => source?.readyState === EventSource.OPEN;

function follow() {
	const run = document.hidden ? null : activeRun();
	const pausing = source?.readyState === EventSource.CLOSED && Date.now() - givenUp > RETRY_MILLIS;
	if ((run?.id ?? null) === followed && !pausing) {
		return;
	}
	source?.close();
	source = null;
	followed = run?.id ?? null;
	if (run) {
		source = new EventSource(path('runs', run.id, 'events'));
		source.addEventListener('progress', (event) => update(JSON.parse(event.data)));
		source.addEventListener('state', (event) => changeState(JSON.parse(event.data)));
		source.addEventListener('open', () => {
			if (givenUp) {
				givenUp = 0;
				tellChange(); // the service was unreachable
			}
		});
		source.addEventListener('error', () => {
			givenUp = Date.now();
		});
	}
}

function update(run) {
	const before = world.runs.find(({ id }) => id === run.id);
	learn({ runs: world.runs.map((known) => (known.id === run.id ? run : known)) });
	if (before && before.epoch !== run.epoch) {
		tellChange(); // the model may have a new epoch
	}
}

function changeState(run) {
	if (FINAL.includes(run.state)) {
		source?.close();
	}
	clearTimeout(settling);
	settling = setTimeout(() => {
		if (run.state !== world.runs.find(({ id }) => id === run.id)?.state) {
			tellChange();
		}
	}, SETTLING_MILLIS);
}
