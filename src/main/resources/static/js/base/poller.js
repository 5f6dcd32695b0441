/** Keeps `world` up to date: every second while a run is active and its news do not come by themselves or something is downloaded, now and then otherwise. */
import { getJson, path, Problem } from './api.js';
import { byId } from './dom.js';
import { isLive } from './live.js';
import { activeRun, isActive, learn, world } from './state.js';
import { askAgain } from './wanted.js';

const BUSY = 1000;
const IDLE = 8000;
const LONGEST_RETRY = 10000;

let timer;
let retry = BUSY;
let stale = true;

/** Asks for everything again, at once. */
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
			askAgain();
		}
		retry = BUSY;
		timer = setTimeout(tick, (activeRun() && !isLive()) || isDownloading() ? BUSY : IDLE);
	}
	catch (error) {
		stale = true;
		tell(error);
		timer = setTimeout(tick, retry);
		retry = Math.min(retry * 2, LONGEST_RETRY);
	}
}

// of that, no news come by themselves
const isDownloading = () => world.datasets.some(({ state }) => state === 'DOWNLOADING') || world.runs.some(({ phase }) => phase === 'downloading');

function tell(error) {
	const banner = byId('banner');
	banner.textContent = error instanceof Problem ? `Convscope has a problem: ${error.message}`
		: 'Convscope is not reachable; trying again…';
	banner.hidden = false;
	if (!(error instanceof Problem) && error.name !== 'Error') {
		console.error(error);
	}
}

async function loadAll() {
	const [{ recipes }, { settings }] = world.recipes.length ? [world, world] : await Promise.all([getJson('recipes'), getJson('settings')]); // these never change
	const [{ runs }, { models, problems: damages = [] }, { datasets }] = await Promise.all([getJson('runs'), getJson('models'), getJson('datasets')]);
	stale = false;
	learn({ loaded: true, runs: newestFirst(runs), models, damages, datasets, recipes, settings });
}

async function loadActive() {
	const others = world.runs.filter(isActive).length > 1;
	const runs = others ? (await getJson('runs')).runs : await withNewState(activeRun());
	if (isDownloading() || runs.some((run) => run.phase === 'downloading')) {
		learn({ datasets: (await getJson('datasets')).datasets });
	}
	const news = world.runs.filter(isActive).some((before) => {
		const now = runs.find((run) => run.id === before.id) || before;
		return !isActive(now) || now.epoch !== before.epoch;
	});
	if (news) {
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
