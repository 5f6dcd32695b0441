/** Sends pictures into a data set, some at a time, and tells what became of them. */
import { path, Problem, send, withQuery } from '../base/api.js';
import { byId, el, named, showProblem } from '../base/dom.js';
import { count, plural } from '../base/format.js';
import { learnDataset } from '../base/poller.js';
import { learn, on, world } from '../base/state.js';
import { nodes, t } from '../base/words.js';
import { prepared } from './prepare.js';

const AT_ONCE = 10;
const SHOWN_REFUSED = 5;
const RETRIES = 20;
const PAUSE_MILLIS = 500;
const BUSY = 503;

/** What the service says about a picture that it can't read, if it was sent alone. */
const REFUSED = [400, 413, 415, 422];

let queue = [];
let batch = []; // being sent
let working = false;

/** Starts the report of what is being sent. */
export function startSending() {
	byId('sending-stop').addEventListener('click', stop);
	byId('sending-back').addEventListener('click', takeBack);
	on(['sending'], render);
}

const NOTHING = { total: 0, done: 0, added: [], same: 0, elsewhere: 0, refused: [], problem: null, back: false };

const tell = (changes) => learn({ sending: { ...world.sending, ...changes } });

/** How many pictures wait to be sent. */
export const waiting = () => queue.length;

/** How many pictures of a label are on their way into a part. */
export const onTheWay = (dataset, label, part) =>
	[...batch, ...queue].filter((each) => each.dataset === dataset && each.label === label && each.part === part).length;

/**
 * Sends pictures, after those that are already waiting.
 * @param {string} dataset the data set's name
 * @param {string} label the label's
 * @param {File[]} files the pictures
 * @param {string} [part] train or test; by their content, unless it is given
 */
export function addPictures(dataset, label, files, part) {
	if (!working) {
		learn({ sending: { ...NOTHING, dataset } });
	}
	queue.push(...[...files].map((file) => ({ dataset, label, file, part })));
	tell({ total: world.sending.total + files.length });
	work();
}

async function work() {
	if (working) {
		return;
	}
	working = true;
	try {
		while (queue.length) {
			const [first] = queue;
			const other = queue.findIndex((each) => ['dataset', 'label', 'part'].some((key) => each[key] !== first[key]));
			batch = queue.splice(0, Math.min(AT_ONCE, other < 0 ? AT_ONCE : other));
			await sendSome(first, batch.map(({ file }) => file));
			batch = [];
		}
	}
	catch (error) {
		tell({ problem: error });
		[batch, queue] = [[], []];
	}
	working = false;
	tell({});
}

async function sendSome({ dataset, label, part }, files) {
	const ready = [];
	for (const file of files) { // one after another, since a large one needs much memory meanwhile
		try {
			ready.push({ name: file.name, file: await prepared(file) });
		}
		catch (error) {
			refuse(file.name, error.message);
		}
	}
	if (!ready.length) {
		return;
	}
	const body = new FormData();
	ready.forEach(({ file }) => body.append('image', file, 'picture')); // not its own name, which may have any length or script
	const address = withQuery(path('datasets', dataset, 'pictures'), { label, part });
	try {
		const answer = await (await patiently(address, { method: 'POST', headers: { Accept: 'application/json' }, body })).json();
		learnDataset(answer.dataset);
		answer.results.forEach((result, index) => take(ready[index].name, result));
	}
	catch (error) {
		if (ready.length > 1 || !(error instanceof Problem) || !REFUSED.includes(error.status)) {
			throw error;
		}
		refuse(ready[0].name, error.message);
	}
}

/** A service that is busy is asked again. */
async function patiently(address, options, left = RETRIES) {
	try {
		return await send(address, options);
	}
	catch (error) {
		if (error.status !== BUSY || !left) {
			throw error;
		}
		await new Promise((resolve) => { setTimeout(resolve, PAUSE_MILLIS); });
		return patiently(address, options, left - 1);
	}
}

function take(name, { outcome, picture, problem }) {
	if (outcome === 'REFUSED') {
		refuse(name, problem.detail);
		return;
	}
	const { done, added, same, elsewhere } = world.sending;
	tell({ done: done + 1, added: outcome === 'ADDED' ? [...added, picture.id] : added, same: same + (outcome === 'DUPLICATE'),
		elsewhere: elsewhere + (outcome === 'UNDER_OTHER_LABEL') });
}

const refuse = (name, reason) => tell({ done: world.sending.done + 1, refused: [...world.sending.refused, { name, reason }] });

function stop() {
	queue = [];
	tell({ total: world.sending.done });
}

/** Deletes again what was added last: a hand before the camera, a wrong folder. */
async function takeBack() {
	const { dataset, added } = world.sending;
	byId('sending-back').disabled = true;
	try {
		for (const id of added) {
			await send(path('datasets', dataset, 'pictures', id), { method: 'DELETE' });
		}
		tell({ added: [], back: true });
	}
	catch (error) {
		tell({ problem: error });
	}
	finally {
		byId('sending-back').disabled = false;
		learnDataset(await send(path('datasets', dataset)).then((answer) => answer.json()));
	}
}

function render() {
	const sending = world.sending;
	byId('sending').hidden = !sending;
	if (!sending) {
		return;
	}
	const { total, done, added, refused } = sending;
	byId('sending-progress').hidden = !working;
	byId('sending-progress').value = total ? done / total : 0;
	byId('sending-words').textContent = working
		? t('{done} of {total} pictures sent', { done: count(done), total: count(total) }) : summary(sending);
	byId('sending-stop').hidden = !working;
	byId('sending-back').hidden = working || !added.length;
	showProblem(byId('sending-problem'), sending.problem);
	byId('sending-refused').hidden = !refused.length;
	const more = refused.length - SHOWN_REFUSED;
	byId('sending-refused').replaceChildren(...refused.slice(0, SHOWN_REFUSED).map(({ name, reason }) =>
		el('li', {}, ...nodes('{name}: {reason}', { name: named(name), reason }))),
	...(more > 0 ? [el('li', {}, t('and {n} more', { n: count(more) }))] : []));
}

function summary({ total, done, added, same, elsewhere, refused, back }) {
	return back ? t('The pictures are taken back.') : [
		t('{pictures} added.', { pictures: plural(added.length, 'picture') }),
		same ? t('{pictures} there already.', { pictures: plural(same, 'picture') }) : '',
		elsewhere ? t('{pictures} there under another label, where they stay.', { pictures: plural(elsewhere, 'picture') }) : '',
		refused.length ? t('{files} not readable.', { files: plural(refused.length, 'file') }) : '',
		done < total ? t('{pictures} not sent.', { pictures: plural(total - done, 'picture') }) : '',
	].filter(Boolean).join(' ');
}
