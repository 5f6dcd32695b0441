/** News of the active run as they happen: one stream of events at a time, none while nobody looks. */
import { path } from './api.js';
import { activeRun, FINAL, learn, on, world } from './state.js';

// what ends a stream for good is tried again after a while
const RETRY = 30000;
// a stream begins with all the states that were; the newest is the one that counts
const SETTLED = 100;

let source = null;
let followed = null;
let givenUp = 0;
let settling;
let tellChange = () => {};

/** Follows the active run; calls back when a run's state has changed, which may concern more than the run. */
export function startLive(onStateChange) {
	tellChange = onStateChange;
	on(['runs'], follow);
	document.addEventListener('visibilitychange', follow);
}

/** Whether news come by themselves; where not, the service has to be asked. */
export const isLive = () => source?.readyState === EventSource.OPEN;

function follow() {
	const run = document.hidden ? null : activeRun();
	const waits = source?.readyState === EventSource.CLOSED && Date.now() - givenUp > RETRY;
	if ((run?.id ?? null) === followed && !waits) {
		return;
	}
	source?.close();
	source = null;
	followed = run?.id ?? null;
	if (run) {
		source = new EventSource(path('runs', run.id, 'events'));
		source.addEventListener('progress', (event) => take(JSON.parse(event.data)));
		source.addEventListener('state', (event) => change(JSON.parse(event.data)));
		source.addEventListener('open', () => {
			if (givenUp) {
				givenUp = 0;
				tellChange(); // the service was away
			}
		});
		source.addEventListener('error', () => {
			givenUp = Date.now();
		});
	}
}

function take(run) {
	const before = world.runs.find(({ id }) => id === run.id);
	learn({ runs: world.runs.map((known) => (known.id === run.id ? run : known)) });
	if (before && before.epoch !== run.epoch) {
		tellChange(); // the model may be of another epoch now
	}
}

function change(run) {
	if (FINAL.includes(run.state)) {
		source?.close();
	}
	clearTimeout(settling);
	settling = setTimeout(() => {
		if (run.state !== world.runs.find(({ id }) => id === run.id)?.state) {
			tellChange();
		}
	}, SETTLED);
}
