/**
 * Keeps `world` up to date: every second while a data set is being downloaded or an active run's events are not streamed, rarely otherwise.
 */
import { getJson, path, Problem } from './api.js';
import { byId } from './dom.js';
import { isStreaming } from './run-events.js';
import { activeRun, isActive, learn, world } from './state.js';
import { retryFailed } from './load-on-change.js';
import { t } from './words.js';

const BUSY_MILLIS = 1000;
const IDLE_MILLIS = 8000;
const MAX_RETRY_MILLIS = 10000;

let timer;
let retry = BUSY_MILLIS;
let stale = true;

/** Loads everything again, at once. */
export function refresh() {
	stale = true;
	clearTimeout(timer);
	return tick();
}

async function tick() {
	try {
		await (stale || !activeRun() ? loadAll() : loadActive());
		if (!byId('banner').hidden) {
			byId('banner').hidden = true;
			retryFailed();
		}
		retry = BUSY_MILLIS;
		timer = setTimeout(tick, (activeRun() && !isStreaming()) || isDownloading() ? BUSY_MILLIS : IDLE_MILLIS);
	}
	catch (error) {
		stale = true;
		tell(error);
		timer = setTimeout(tick, retry);
		retry = Math.min(retry * 2, MAX_RETRY_MILLIS);
	}
}

// downloads and imports have no events
const isDownloading = () => world.datasets.some(({ state }) => ['DOWNLOADING', 'IMPORTING'].includes(state))
	|| world.runs.some(({ phase }) => phase === 'downloading');

function tell(error) {
	const banner = byId('banner');
	banner.textContent = error instanceof Problem ? t('Convscope has a problem: {problem}', { problem: error.message })
		: t('Convscope is not reachable; trying again…');
	banner.hidden = false;
	if (!(error instanceof Problem) && error.name !== 'Error') {
		console.error(error);
	}
}

async function loadAll() {
	const [{ recipes }, { settings }] = world.recipes.length ? [world, world] // these never change
		: await Promise.all([getJson('recipes'), getJson('settings')]);
	const [{ runs }, { models, problems: damagedFiles = [] }, { datasets }] =
		await Promise.all([getJson('runs'), getJson('models'), getJson('datasets')]);
	stale = false;
	learn({ loaded: true, runs: newestFirst(runs), models, damagedFiles, datasets, recipes, settings });
}

async function loadActive() {
	const others = world.runs.filter(isActive).length > 1;
	const runs = others ? (await getJson('runs')).runs : await withNewState(activeRun());
	if (isDownloading() || runs.some((run) => run.phase === 'downloading')) {
		learn({ datasets: (await getJson('datasets')).datasets });
	}
	const changed = world.runs.filter(isActive).some((before) => {
		const now = runs.find((run) => run.id === before.id) || before;
		return !isActive(now) || now.epoch !== before.epoch;
	});
	if (changed) {
		await loadAll();
	}
	else {
		learn({ runs: newestFirst(runs) });
	}
}

async function withNewState(active) {
	const now = await getJson(path('runs', active.id));
	return world.runs.map((run) => (run.id === now.id ? now : run));
}

function newestFirst(runs) {
	return [...runs].sort((a, b) => b.id - a.id);
}
