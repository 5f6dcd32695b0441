/**
 * The key of the service, where it asks for one: that of the link, else asked for once. It is exchanged for a cookie, which no script can
 * read, and which pictures and event streams are asked for with too.
 */
import { getJson, onKeyMissing, Problem, send, sendJson } from './api.js';
import { byId, named, showProblem } from './dom.js';
import { linkKey } from './link-key.js';
import { takeRole } from './replica.js';
import { takeRights } from './rights.js';
import { nodes, t } from './words.js';

let asked = null;

/** Waits until the service lets this browser in; calls back when it had to be asked again later. */
export async function logIn(onAgain) {
	const refusal = linkKey && await exchange(linkKey).then(() => null, (error) => error);
	const session = await current();
	if (session.keyRequired && !mayRead(session)) {
		await ask(refusal || blindness(session));
	}
	showHolder(await current());
	onKeyMissing(() => ask().then(current).then(showHolder).then(onAgain));
	byId('log-out').addEventListener('click', logOut);
}

// a service that can't be reached is told of by whoever asks it next
const current = () => getJson('session').catch(() => ({ keyRequired: false }));

const mayRead = ({ key, rights }) => Boolean(key) && rights.includes('read');

/** What to say of a key with which the page can show nothing. */
const blindness = ({ key }) => (key ? new Error(t('The key {name} lacks the right to read, which this page needs.', { name: key })) : null);

const exchange = (key) => send('session', { method: 'POST', headers: { Authorization: `Bearer ${key}` } });

/** Shows the question until a key is right. */
function ask(refusal) {
	asked ??= new Promise((resolve) => {
		const dialog = byId('key-dialog');
		showProblem(byId('key-problem'), refusal && ofKey(refusal));
		byId('key-form').onsubmit = (event) => {
			event.preventDefault();
			exchange(byId('key').value.trim()).then(requireSight).then(() => {
				byId('key').value = '';
				asked = null;
				dialog.close();
				resolve();
			}, (error) => {
				showProblem(byId('key-problem'), ofKey(error));
				byId('key').select();
			});
		};
		dialog.oncancel = (event) => event.preventDefault();
		dialog.showModal();
	});
	return asked;
}

async function requireSight(answer) {
	const session = await answer.json();
	if (session.keyRequired && !mayRead(session)) {
		throw blindness(session);
	}
}

const ofKey = (error) => (error instanceof Problem && error.status === 401
	? new Error(t('This is not a key of this service; ask whoever runs it.')) : error);

function showHolder(session) {
	const { key, rights } = session;
	takeRights(session);
	takeRole(session);
	byId('session').hidden = !key;
	if (key) {
		byId('session-words').replaceChildren(...nodes('You are here with the key {name}.', { name: named(key) }),
			' ', t('Its rights: {rights}.', { rights: rights.join(t(', ')) }));
	}
}

async function logOut() {
	await sendJson('DELETE', 'session');
	location.reload();
}
