/**
 * Keeps `world` up to date: every second while a data set is being downloaded or an active run's events are not streamed, rarely otherwise.
 */
import { getJson, path, Problem } from './api.js';
import { byId } from './dom.js';
import { isReplica } from './replica.js';
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
let newest = null; // of the questions, as a promise
let changes = 0; // of data sets, that the page knows of before it asks

/** Loads everything again, at once. */
export function refresh() {
	stale = true;
	return ask();
}

/** Takes in what the service has answered to a change of a data set; lists that were asked for earlier are older. */
export function learnDataset(status) {
	changes++;
	learn({ datasets: [...world.datasets.filter(({ name }) => name !== status.name), status] });
}

function ask() {
	clearTimeout(timer);
	const question = tick(() => newest === question);
	newest = question;
	return question;
}

/** Asks once; an answer is dropped once it is no longer the newest question's, for which this then waits. */
async function tick(isNewest) {
	const before = changes;
	try {
		const news = await (stale || !activeRun() ? all() : ofActive());
		if (!isNewest()) {
			return newest;
		}
		learn(news.datasets && before !== changes ? { ...news, datasets: world.datasets } : news);
		if (!byId('banner').hidden) {
			byId('banner').hidden = true;
			retryFailed();
		}
		retry = BUSY_MILLIS;
		timer = setTimeout(ask, (activeRun() && !isStreaming()) || isDownloading() ? BUSY_MILLIS : IDLE_MILLIS);
	}
	catch (error) {
		if (!isNewest()) {
			return newest;
		}
		stale = true;
		tell(error);
		timer = setTimeout(ask, retry);
		retry = Math.min(retry * 2, MAX_RETRY_MILLIS);
	}
	return null;
}

// downloads and imports have no events
const areUnderWay = (datasets) => datasets.some(({ state }) => ['DOWNLOADING', 'IMPORTING'].includes(state));

const isDownloading = () => areUnderWay(world.datasets) || world.runs.some(({ phase }) => phase === 'downloading');

function tell(error) {
	const banner = byId('banner');
	banner.textContent = error instanceof Problem ? t('Convscope has a problem: {problem}', { problem: error.message })
		: t('Convscope is not reachable; trying again…');
	banner.hidden = false;
	if (!(error instanceof Problem) && error.name !== 'Error') {
		console.error(error);
	}
}

/** A list that replicas do not have. */
const list = (name) => (isReplica() ? { [name]: [] } : getJson(name));

async function all() {
	const [{ recipes }, { settings }] = world.recipes.length ? [world, world] // these never change
		: await Promise.all([list('recipes'), list('settings')]);
	const [{ runs }, { models, problems: damagedFiles = [] }, { datasets }] =
		await Promise.all([list('runs'), getJson('models'), list('datasets')]);
	stale = false;
	return { loaded: true, runs: newestFirst(runs), models, damagedFiles, datasets, recipes, settings };
}

async function ofActive() {
	const others = world.runs.filter(isActive).length > 1;
	const runs = others ? (await getJson('runs')).runs : await withNewState(activeRun());
	const downloading = isDownloading() || runs.some((run) => run.phase === 'downloading');
	const datasets = downloading ? (await getJson('datasets')).datasets : [];
	const changed = world.runs.filter(isActive).some((before) => {
		const now = runs.find((run) => run.id === before.id) || before;
		return !isActive(now) || now.epoch !== before.epoch;
	});
	// an import that has ended may have brought a model
	if (changed || (areUnderWay(world.datasets) && !areUnderWay(datasets))) {
		return all();
	}
	return { runs: newestFirst(runs), ...(downloading ? { datasets } : {}) };
}

async function withNewState(active) {
	const now = await getJson(path('runs', active.id));
	return world.runs.map((run) => (run.id === now.id ? now : run));
}

function newestFirst(runs) {
	return [...runs].sort((a, b) => b.id - a.id);
}
